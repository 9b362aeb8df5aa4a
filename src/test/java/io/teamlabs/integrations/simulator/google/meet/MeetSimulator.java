package io.teamlabs.integrations.simulator.google.meet;

import io.teamlabs.integrations.simulator.google.api.ApiAccess;
import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.google.api.MeetingCodes;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import io.teamlabs.integrations.simulator.wire.Request;
import io.teamlabs.integrations.simulator.wire.Routes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Google Meet's calls, and what a test can do with it. */
public final class MeetSimulator {
    private static final List<String> CREATED = List.of("meetings.space.created");
    private static final List<String> READ =
            List.of("meetings.space.created", "meetings.space.readonly", "meetings.space.settings");
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "accessType", Set.of("OPEN", "TRUSTED", "RESTRICTED"),
            "entryPointAccess", Set.of("ALL", "CREATOR_APP_ONLY"));
    private static final String END = ":endActiveConference";

    private final ApiAccess access;
    private final MeetingCodes codes;
    private final Map<String, Space> spaces = new LinkedHashMap<>();

    public MeetSimulator(ApiAccess access, MeetingCodes codes) {
        this.access = access;
        this.codes = codes;
    }

    /** Adds the calls below that path. */
    public void addTo(Routes routes, String root) {
        routes.post(root + "/v2/spaces", this::create)
                .get(root + "/v2/spaces/{space}", this::get)
                .post(root + "/v2/spaces/{space}", this::endConference);
    }

    /** People meet in that space, named as in {@code spaces/…}, from now on. */
    public synchronized void meet(String name) {
        Space space = Optional.ofNullable(spaces.get(name.substring("spaces/".length())))
                .orElseThrow();
        put(space.with(Optional.of("conferenceRecords/" + UUID.randomUUID())));
    }

    public synchronized void forget() {
        spaces.clear();
    }

    public synchronized JsonArrayBuilder holdings() {
        JsonArrayBuilder all = JsonText.array();
        spaces.values().forEach(space -> all.add(space.json()));
        return all;
    }

    private synchronized Answer create(Request request) {
        Account caller = access.account(request, CREATED);
        JsonObject sent = body(request);
        JsonObject asked = sent.containsKey("config") ? sent.getJsonObject("config") : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject config = JsonText.object()
                .add("accessType", choice(asked, "accessType", "TRUSTED"))
                .add("entryPointAccess", choice(asked, "entryPointAccess", "ALL"))
                .build();
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return Answer.json(
                200,
                put(new Space(id, codes.next(), caller.id(), config, Optional.empty()))
                        .json());
    }

    private static String choice(JsonObject config, String name, String usual) {
        String chosen = config.getString(name, usual);
        if (!CHOICES.getOrDefault(name, Set.of()).contains(chosen)) {
            throw ApiErrors.rpc(
                    400, "INVALID_ARGUMENT", "Invalid value at 'space.config." + name + "', \"" + chosen + "\"");
        }
        return chosen;
    }

    private synchronized Answer get(Request request) {
        Account caller = access.account(request, READ);
        String idOrCode = request.variable("space");
        Space space = Optional.ofNullable(spaces.get(idOrCode))
                .or(() -> spaces.values().stream()
                        .filter(one -> one.code().equals(idOrCode.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElseThrow(MeetSimulator::notFound);
        return Answer.json(200, owned(space, caller).json());
    }

    /** Only by the space's id; where nobody meets, there is nothing to end and that is no error. */
    private synchronized Answer endConference(Request request) {
        Account caller = access.account(request, CREATED);
        String method = request.variable("space");
        if (!method.endsWith(END)) {
            throw notFound();
        }
        body(request);
        Space space = Optional.ofNullable(spaces.get(method.substring(0, method.length() - END.length())))
                .orElseThrow(MeetSimulator::notFound);
        put(owned(space, caller).with(Optional.empty()));
        return Answer.json(200, JsonObject.EMPTY_JSON_OBJECT);
    }

    private Space put(Space space) {
        spaces.put(space.id(), space);
        return space;
    }

    /** Refused for a space that somebody else made. */
    private static Space owned(Space space, Account caller) {
        if (!space.owner().equals(caller.id())) {
            throw ApiErrors.rpc(403, "PERMISSION_DENIED", "The caller does not have permission");
        }
        return space;
    }

    private static Refused notFound() {
        return ApiErrors.rpc(404, "NOT_FOUND", "Requested entity was not found.");
    }

    private static JsonObject body(Request request) {
        return request.json()
                .orElseThrow(() -> ApiErrors.rpc(400, "INVALID_ARGUMENT", "Invalid JSON payload received."));
    }
}
