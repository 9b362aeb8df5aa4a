package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriveSearchTest {

    @Test
    void everythingOutsideTheTrashWhereNothingIsAsked() {
        DriveSearch all = new DriveSearch(null, null, null, null, null, false);
        assertThat(all.query()).isEqualTo("trashed = false");
        assertThat(all.order()).isEqualTo("folder,modifiedTime desc");
    }

    @Test
    void termsAreJoined() {
        DriveSearch search = new DriveSearch("f1", "plan", null, DriveKind.FOLDER, null, true);
        assertThat(search.query())
                .isEqualTo("trashed = true and 'f1' in parents and name contains 'plan'"
                        + " and mimeType = 'application/vnd.google-apps.folder'");
    }

    @Test
    void filesAreWhatIsNotGooglesOwn() {
        assertThat(new DriveSearch(null, null, null, DriveKind.FILE, null, false).query())
                .isEqualTo("trashed = false and not mimeType contains 'application/vnd.google-apps.'");
    }

    @Test
    void keysAreLookedForInThisClientsProperties() {
        assertThat(DriveSearch.madeWith("a.1").query())
                .isEqualTo("trashed = false and appProperties has { key='teamlabsKey' and value='a.1' }");
    }

    @Test
    void noQuoteEndsAValueEarly() {
        DriveSearch search = new DriveSearch(null, "a' or trashed = true or name = '\\", null, null, null, false);
        assertThat(search.query())
                .isEqualTo("trashed = false and name contains 'a\\' or trashed = true or name = \\'\\\\'");
    }

    @Test
    void textsAreSortedByRelevanceAlone() {
        assertThat(new DriveSearch(null, null, "budget", null, null, false).order())
                .isNull();
    }
}
