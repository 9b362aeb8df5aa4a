package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.services.drive.model.File;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Content on its way to the simulated Drive, over real HTTP, and what may break on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriveUploadsTest {

    private static final int BLOCK = DriveBlock.SIZE;
    private static final long SIX_MEBIBYTES = 6L * BLOCK;

    private final DriveBench bench = new DriveBench();
    private DriveContents contents;
    private int files;
    private String name = "";

    @BeforeEach
    void connect() {
        contents = new DriveContents(bench.account());
        bench.google().reset();
        bench.google().forgetCalls();
        bench.google().drive().quota(1L << 40);
        files++;
        name = "file-" + files;
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private File upload(long length, boolean lengthTold) {
        UploadSource source = UploadSource.once(
                Content.generated(length).open(), lengthTold ? length : RequestBody.UNKNOWN, "image/png");
        return contents.make(new NewDriveFile(name, DriveKind.FILE, null, null, null), source);
    }

    private void expectArrived(File file, long length) {
        assertThat(file.getSize()).isEqualTo(length);
        assertThat(file.getMimeType()).isEqualTo("image/png");
        assertThat(bench.google().drive().sha256(file.getId()))
                .contains(Content.generated(length).sha256());
        assertThat(bench.google().drive().count(name)).isEqualTo(1);
    }

    @Test
    void smallFileGoesInOneRequestWithItsMetadata() {
        expectArrived(upload(5L * BLOCK, true), 5L * BLOCK);
        assertThat(bench.google().calls("/upload/"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.request().query().text("uploadType")).isEqualTo("multipart"));
    }

    @Test
    void emptyFileIsAFile() {
        expectArrived(upload(0, true), 0);
    }

    @Test
    void fileOverFiveMebibytesGoesInBlocksOfOne() {
        expectArrived(upload(SIX_MEBIBYTES + 7, true), SIX_MEBIBYTES + 7);
        assertThat(bench.ranges())
                .hasSize(7)
                .startsWith("bytes 0-1048575/6291463", "bytes 1048576-2097151/6291463")
                .endsWith("bytes 6291456-6291462/6291463");
    }

    @Test
    void lengthMayBeFoundOutAtTheEnd() {
        expectArrived(upload(2L * BLOCK + 5, false), 2L * BLOCK + 5);
        assertThat(bench.ranges())
                .containsExactly("bytes 0-1048575/*", "bytes 1048576-2097151/*", "bytes 2097152-2097156/2097157");
    }

    @Test
    void endOfTheLastBlockMayBeTheEndOfTheFile() {
        expectArrived(upload(2L * BLOCK, false), 2L * BLOCK);
        assertThat(bench.ranges()).endsWith("bytes */2097152");
    }

    @Test
    @DisplayName("trap 16: after a broken connection it goes on from the byte after the range of the 308")
    void brokenConnectionIsResumedFromWhatArrived() {
        bench.google().program(Fault.brokenAfter(300_000).on(DriveBench.UPLOADS).times(1));
        expectArrived(upload(SIX_MEBIBYTES, true), SIX_MEBIBYTES);
        assertThat(bench.ranges())
                .startsWith("bytes 0-1048575/6291456", "bytes */6291456", "bytes 262144-1310719/6291456");
    }

    @Test
    void lostAnswerToTheLastPartIsAskedForAgain() {
        bench.google().program(Fault.delay(Duration.ZERO).on(DriveBench.UPLOADS).times(5));
        bench.google().program(Fault.answerLost().on(DriveBench.UPLOADS).times(1));
        expectArrived(upload(SIX_MEBIBYTES, true), SIX_MEBIBYTES);
        assertThat(bench.ranges()).endsWith("bytes */6291456").hasSize(7);
    }

    @Test
    void stumblingServerIsAskedHowFarTheUploadIs() {
        bench.google().program(Fault.html(503).on(DriveBench.UPLOADS).times(1));
        expectArrived(upload(SIX_MEBIBYTES, true), SIX_MEBIBYTES);
    }

    @Test
    @DisplayName("bar 19: a token that runs out in the middle of an upload is renewed, and the part is sent once more")
    void tokenRunsOutInTheMiddle() {
        bench.google().program(Fault.delay(Duration.ZERO).on(DriveBench.UPLOADS).times(2));
        bench.google().program(unauthorized());
        expectArrived(upload(SIX_MEBIBYTES, true), SIX_MEBIBYTES);
        assertThat(bench.google().calls("/oauth2/token")).hasSize(1);
    }

    private static Fault unauthorized() {
        String body = JsonText.object()
                .add("error", JsonText.object().add("code", 401))
                .build()
                .toString();
        return Fault.reply(401, Map.of("Content-Type", "application/json"), body)
                .on(DriveBench.UPLOADS)
                .times(1);
    }

    @Test
    void sessionThatGoogleGaveUpIsTheCallersToBeginAgain() {
        bench.google()
                .program(Fault.json(404, JsonText.object().build())
                        .on(DriveBench.UPLOADS)
                        .times(1));
        assertThat(refused(SIX_MEBIBYTES).kind()).isEqualTo(ProblemKind.CONFLICT);
    }

    @Test
    void uploadThatGetsNowhereEnds() {
        bench.google().program(Fault.droppedBefore().on(DriveBench.UPLOADS));
        assertThat(refused(SIX_MEBIBYTES).kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        assertThat(bench.google().drive().count(name)).isZero();
    }

    @Test
    void fullDriveIsThePersonsToSettle() {
        bench.google().drive().quota(1000);
        for (long length : List.of(2000L, SIX_MEBIBYTES)) {
            ProblemException problem = refused(length);
            assertThat(problem.kind()).isEqualTo(ProblemKind.PROVIDER_REFUSED);
            assertThat(problem.members()).containsEntry("providerCode", "storageQuotaExceeded");
        }
    }

    @Test
    void bodyShorterThanAnnouncedIsRefused() {
        UploadSource source =
                UploadSource.once(Content.generated(SIX_MEBIBYTES).open(), SIX_MEBIBYTES + 1, "image/png");
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> contents.make(new NewDriveFile(name, DriveKind.FILE, null, null, null), source));
        assertThat(problem.field()).isEqualTo("body");
        assertThat(bench.google().drive().count(name)).isZero();
    }

    private ProblemException refused(long length) {
        return catchThrowableOfType(ProblemException.class, () -> upload(length, true));
    }
}
