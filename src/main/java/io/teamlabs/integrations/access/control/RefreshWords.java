package io.teamlabs.integrations.access.control;

/** What a failed refresh is called to people: what happened and what to do. */
record RefreshWords(String vendor, String code) {

    static final String UNREADABLE =
            "The stored tokens cannot be read. Let the person connect the account again; the operator's log names the row.";

    static final String RAN_OUT =
            "The token ran out and came without a refresh token. Let the person connect the account again.";

    String temporary() {
        return vendor + " gave no new token (" + code + "). It is tried again by itself; nothing needs to be done.";
    }

    String userAction() {
        return vendor + " wants the person, or their administrator there, to do something first (" + code
                + "). Let them sign in at " + vendor + "; the refresh is tried again by itself.";
    }

    String grantGone() {
        return vendor + " no longer honours this connection (" + code + "). Let the person connect the account again.";
    }

    String rotationLost() {
        return "An answer of " + vendor + " with a new refresh token was lost, and the old one is spent. Let the person"
                + " connect the account again.";
    }

    String misconfigured() {
        return vendor + " refuses this service's client (" + code
                + "). The operator must check its client id and secret;" + " the connection is kept.";
    }

    String clientChanged() {
        return "This connection was made with another client at " + vendor + " than the one that is configured now. Let"
                + " the operator restore that client, or the person connect the account again.";
    }
}
