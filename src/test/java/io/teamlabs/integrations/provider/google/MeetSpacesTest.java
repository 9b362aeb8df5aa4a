package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.meet.v2.model.Space;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetSpacesTest {

    private final GoogleStage stage = new GoogleStage("GOOGLE_LIMIT_MEET_SPACES_USER", "600/1m");
    private final MeetSpaces spaces = stage.bench.bean(MeetSpaces.class);

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private ConnectedAccount account() {
        return stage.account("google_meet", "meetings");
    }

    private static String id(Space space) {
        return space.getName().replace("spaces/", "");
    }

    @Test
    void spaceIsMadeAsAskedAndReadByIdAndCode() {
        Space space = spaces.create(account(), "OPEN", null);
        assertThat(space.getConfig().getAccessType()).isEqualTo("OPEN");
        assertThat(spaces.get(account(), id(space)).getMeetingUri()).isEqualTo(space.getMeetingUri());
        assertThat(spaces.get(account(), space.getMeetingCode()).getName()).isEqualTo(space.getName());
        assertThat(spaces.create(account(), null, null).getConfig().getAccessType())
                .isEqualTo("TRUSTED");
    }

    @Test
    void conferenceIsEndedAndEndingWhatIsNotOnIsNoError() {
        Space space = spaces.create(account(), null, null);
        stage.google().apis().meet().meet(space.getName());
        assertThat(spaces.get(account(), id(space)).getActiveConference()).isNotNull();
        spaces.endConference(account(), id(space));
        spaces.endConference(account(), id(space));
        assertThat(spaces.get(account(), id(space)).getActiveConference()).isNull();
    }

    @Test
    void spaceIsNotMadeTwiceWhereItsAnswerIsLost() {
        stage.google().program(Fault.answerLost().on("POST /google/meet").times(1));
        GoogleStage.refuses(ProblemKind.PROVIDER_UNAVAILABLE, () -> spaces.create(account(), null, null));
        assertThat(stage.calls("POST /google/meet")).hasSize(1);
        stage.google().program(Fault.answerLost().on(":endActiveConference").times(1));
        Space space = spaces.create(account(), null, null);
        spaces.endConference(account(), id(space));
        assertThat(stage.calls(":endActiveConference")).hasSize(2);
    }

    @Test
    void unknownSpaceIsNotFoundAndALimitIsNotTheEndOfTheGrant() {
        GoogleStage.refuses(ProblemKind.NOT_FOUND, () -> spaces.get(account(), "unknown"));
        stage.google()
                .program(Fault.json(
                        429,
                        GoogleStage.object("{\"error\": {\"code\": 429, \"message\": \"Quota exceeded\","
                                + " \"status\": \"RESOURCE_EXHAUSTED\"}}")));
        GoogleStage.refuses(ProblemKind.RATE_LIMITED, () -> spaces.get(account(), "unknown"));
        stage.google().reset();
        GoogleStage.refuses(ProblemKind.NOT_FOUND, () -> spaces.get(account(), "unknown"));
    }
}
