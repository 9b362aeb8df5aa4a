package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.Permission;
import com.google.api.services.drive.model.Reply;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.simulator.VendorDescription;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every call to Drive that our code makes, and every answer of the simulator's, held against Google's description. */
class DriveCallsContractTest {

    @Test
    void callsAndAnswersAreAsGoogleDescribesThem() {
        VendorDescription description = VendorDescription.of("google/drive-v3.openapi-subset.json", "/google/www")
                .withCommon("alt", "fields");
        try (DriveBench bench = new DriveBench()) {
            work(bench.account());
            List<Call> described = bench.google().calls("/drive/v3/").stream()
                    .filter(description::knows)
                    // Not in the subset; it looks like the file of that id.
                    .filter(call -> !call.path().endsWith("/generateIds"))
                    .toList();
            assertThat(described).hasSizeGreaterThan(14).allSatisfy(call -> hold(call, description));
        }
    }

    /** The description does not say that content goes with metadata, that a Location comes back, or what content is. */
    private static void hold(Call call, VendorDescription description) {
        Parameters query = call.request().query();
        boolean withContent = query.text("uploadType").equals("multipart");
        boolean answersNoJson = query.text("uploadType").equals("resumable")
                || query.text("alt").equals("media");
        if (!withContent) {
            description.describesRequest(call.request());
        }
        if (!answersNoJson) {
            description.describesAnswer(call);
        }
    }

    private static void work(DriveAccount account) {
        DriveFiles files = new DriveFiles(account);
        File folder = files.make(new NewDriveFile("Plans", DriveKind.FOLDER, "root", "all of them", "key-1"));
        files.make(new NewDriveFile("Charter", DriveKind.DOCUMENT, folder.getId(), null, null));
        DriveContents contents = new DriveContents(account);
        for (long length : List.of(10L, 6L * DriveBlock.SIZE)) {
            NewDriveFile wanted = new NewDriveFile("a.png", DriveKind.FILE, folder.getId(), null, null);
            File file = contents.make(
                    wanted, UploadSource.once(Content.generated(length).open(), length, "image/png"));
            contents.open(file.getId(), "bytes=5-", null).close();
            contents.replace(
                    file.getId(), UploadSource.once(Content.generated(7).open(), 7, "image/png"));
        }
        find(files, folder.getId());
        files.change(folder.getId(), new DriveEdit("Plan B", null, "root", false));
        files.change(folder.getId(), DriveEdit.intoTrash());
        share(new DriveShares(account, folder.getId()));
        discuss(new DriveComments(account, folder.getId()));
        DriveChanges changes = new DriveChanges(account);
        changes.since(changes.start(false).toJson().getString("next"), 10);
        files.delete(folder.getId());
    }

    private static void find(DriveFiles files, String folder) {
        files.list(new DriveSearch(folder, "a", null, DriveKind.FILE, null, false), 1, null);
        files.list(new DriveSearch(null, null, "charter", null, "key-1", true), 100, null);
        files.madeWith("key-1");
    }

    private static void share(DriveShares shares) {
        shares.add(new NewDriveShare(DriveAudience.LINK, null, "reader", false, null));
        shares.add(new NewDriveShare(DriveAudience.DOMAIN, "example.com", "reader", false, null));
        Permission share =
                shares.add(new NewDriveShare(DriveAudience.PERSON, "grace@example.com", "writer", true, "Have a look"));
        shares.list(100, null);
        shares.withdraw(share.getId());
    }

    private static void discuss(DriveComments comments) {
        String comment = comments.add("Why?", "§ 1").getId();
        comments.reply(comment, new Reply().setContent("Agreed").setAction("resolve"));
        comments.list(100, null);
        comments.delete(comment);
    }
}
