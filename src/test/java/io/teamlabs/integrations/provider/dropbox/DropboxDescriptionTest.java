package io.teamlabs.integrations.provider.dropbox;

import static io.teamlabs.integrations.provider.dropbox.DropboxAtWork.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.simulator.VendorDescription;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Content;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What our code asks of Dropbox, and what the simulator answers, held against Dropbox' own description. */
class DropboxDescriptionTest {

    private static final String FILE = "dropbox/openapi-subset.json";
    private static final String ACTIONS = "/2/";

    private final DropboxAtWork work = new DropboxAtWork();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void everyCallIsAsDropboxDescribesIt() {
        List<VendorDescription> hosts = List.of(
                VendorDescription.of(FILE, "/dropbox/api"),
                VendorDescription.of(FILE, "/dropbox/content"),
                VendorDescription.of(FILE, "/dropbox/notify"));
        useAll();
        refuseAll();
        List<Call> calls = work.simulator.calls(ACTIONS);
        assertThat(calls).extracting(Call::path).contains("/dropbox/notify/2/files/list_folder/longpoll");
        for (Call call : calls) {
            assertThat(hosts)
                    .filteredOn(host -> host.knows(call))
                    .as(call.toString())
                    .hasSize(1)
                    .allSatisfy(host -> host.holds(call));
        }
    }

    private static UploadSource bytes(int length) {
        return UploadSource.once(new ByteArrayInputStream(new byte[length]), length, "text/plain");
    }

    private static DropboxCommit commit(String path) {
        return new DropboxCommit(path, DropboxCommit.mode("add", null), false);
    }

    private static JsonDocument path(String path) {
        return JsonDocument.object().with("path", path);
    }

    private void useAll() {
        work.calls.require("files/create_folder_v2", path("/Reports").with("autorename", true));
        new DropboxUpload(work.calls, commit("/Reports/a.txt")).of(bytes(5));
        new DropboxUploadSession(work.calls, commit("/b.bin"), DropboxAtWork.stored(Content.generated(9))).upload();
        work.calls.download("files/download", path("/b.bin")).close();
        work.calls.call("sharing/create_shared_link_with_settings", path("/b.bin"));
        work.calls.call("sharing/create_shared_link_with_settings", path("/b.bin"));
        work.calls.require("sharing/list_shared_links", path("/b.bin").with("direct_only", true));
        String cursor = work.calls
                .require("files/list_folder", DropboxFilesResource.listing("", true, 1))
                .text("cursor")
                .orElseThrow();
        DropboxFilesResource.next(work.calls, cursor).result();
        work.calls.require("files/list_folder/get_latest_cursor", DropboxFilesResource.listing("", true, 1));
        work.simulator.set("longpollBackoff", Json.createValue(1));
        Stages.value(work.longPoll().await(cursor));
        work.calls.require("files/delete_v2", path("/Reports"));
    }

    private void refuseAll() {
        String cursor =
                work.calls.require("files/list_folder", path("")).text("cursor").orElseThrow();
        work.simulator.resetCursors();
        DropboxFilesResource.next(work.calls, cursor);
        Stages.value(work.longPoll().await(cursor));
        work.simulator.put(ADA, "/taken.txt", "x");
        List.<Runnable>of(
                        () -> new DropboxUpload(work.calls, commit("/taken.txt")).of(bytes(3)),
                        () -> new DropboxUpload(work.calls, commit("/taken.txt/below.txt")).of(bytes(3)),
                        () -> work.calls.require("files/create_folder_v2", path("/taken.txt")),
                        () -> work.calls.require("files/delete_v2", path("/nothing")),
                        () -> work.calls.require("files/get_metadata", path("/nothing")),
                        () -> work.calls.download("files/download", path("/nothing")),
                        () -> work.calls.require("files/list_folder", path("/taken.txt")),
                        () -> work.calls.require("sharing/create_shared_link_with_settings", path("/nothing")),
                        () -> work.calls(Set.of("account_info.read")).require("files/list_folder", path("")))
                .forEach(refused -> assertThat(catchThrowable(refused::run)).isNotNull());
    }
}
