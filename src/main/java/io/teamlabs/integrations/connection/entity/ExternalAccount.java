package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.oauth.entity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The account's columns. They outlive the connection, so that people see what was connected. */
@Embeddable
public class ExternalAccount {

    @Column(name = "external_id")
    private @Nullable String id;

    @Column(name = "external_username")
    private @Nullable String username;

    @Column(name = "external_email")
    private @Nullable String email;

    @Column(name = "external_name")
    private @Nullable String name;

    @Column(name = "external_avatar_url")
    private @Nullable String avatarUrl;

    protected ExternalAccount() {}

    ExternalAccount(Account account) {
        this.id = account.id();
        this.username = account.username();
        this.email = account.email();
        this.name = account.name();
        this.avatarUrl = account.avatarUrl();
    }

    public @Nullable String id() {
        return id;
    }

    public @Nullable String username() {
        return username;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable String avatarUrl() {
        return avatarUrl;
    }
}
