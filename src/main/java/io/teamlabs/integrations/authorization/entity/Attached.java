package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.oauth.entity.Account;

/** What came of attaching tokens: whose they are, and whether there is a refresh token to keep them fresh with. */
public record Attached(Account account, boolean refreshable) {}
