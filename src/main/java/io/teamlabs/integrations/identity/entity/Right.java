package io.teamlabs.integrations.identity.entity;

/** What can be done with a person's integrations, who may do it, and with which scope a service may. */
public enum Right {
    STATUS(Reach.PERSON, ServiceScope.ACT),
    CONNECT(Reach.PERSON, ServiceScope.ADMIN),
    CUT(Reach.PERSON, ServiceScope.ADMIN),
    SETTINGS(Reach.PERSON, ServiceScope.ADMIN),
    REFRESH(Reach.PERSON, ServiceScope.TOKENS),
    ACT(Reach.PERSON, ServiceScope.ACT),
    PROXY(Reach.SERVICE, ServiceScope.ACT),
    RESET_ERRORS(Reach.ADMINISTRATOR, ServiceScope.ADMIN),
    READ_TOKENS(Reach.SERVICE, ServiceScope.TOKENS),
    ATTACH_TOKENS(Reach.SERVICE, ServiceScope.TOKENS);

    /** Who may, beside services: the person and their administrators, the administrators alone, or nobody. */
    public enum Reach {
        PERSON,
        ADMINISTRATOR,
        SERVICE
    }

    private final Reach reach;
    private final ServiceScope scope;

    Right(Reach reach, ServiceScope scope) {
        this.reach = reach;
        this.scope = scope;
    }

    public Reach reach() {
        return reach;
    }

    /** Returns the scope that gives a service this right; what an administrator may, {@code integrations:admin} gives too. */
    public ServiceScope scope() {
        return scope;
    }
}
