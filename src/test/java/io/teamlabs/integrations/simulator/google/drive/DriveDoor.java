package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import io.teamlabs.integrations.simulator.grant.Ledger;
import io.teamlabs.integrations.simulator.grant.TokenKind;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.Request;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Lets those in whose token works and has one of the scopes that the vendor's description names for a method. */
final class DriveDoor {
    /** For methods that change files. */
    static final Set<String> WRITE = Set.of(DriveCaller.FULL, "drive.appdata", DriveCaller.FILE);
    /** For methods that change who may see a file, or what people say about it. */
    static final Set<String> SHARE = Set.of(DriveCaller.FULL, DriveCaller.FILE);
    /** For methods that only look. */
    static final Set<String> READ = Set.of(
            DriveCaller.FULL,
            "drive.appdata",
            DriveCaller.FILE,
            "drive.meet.readonly",
            "drive.metadata",
            "drive.metadata.readonly",
            "drive.photos.readonly",
            "drive.readonly");

    private static final String PREFIX = "https://www.googleapis.com/auth/";

    private final Accounts accounts;
    private final Ledger ledger;

    DriveDoor(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    Endpoint open(Set<String> scopes, BiFunction<Request, DriveCaller, Answer> method) {
        return request -> method.apply(request, caller(request, scopes));
    }

    private DriveCaller caller(Request request, Set<String> scopes) {
        IssuedToken token = request.bearer()
                .flatMap(ledger::working)
                .filter(found -> found.kind() == TokenKind.ACCESS)
                .orElseThrow(DriveRefusal::unauthorized);
        Set<String> held = token.scopes().stream()
                .map(scope -> scope.startsWith(PREFIX) ? scope.substring(PREFIX.length()) : scope)
                .collect(Collectors.toSet());
        if (Collections.disjoint(held, scopes)) {
            throw DriveRefusal.insufficientScopes();
        }
        return new DriveCaller(accounts.named(token.accountId()), token.clientId(), held);
    }

    /** The account with this address, whose name Drive then shows. */
    Optional<Account> accountOf(String email) {
        return accounts.all().stream()
                .filter(account -> account.email().equalsIgnoreCase(email))
                .findFirst();
    }
}
