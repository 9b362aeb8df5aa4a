package io.teamlabs.integrations.catalog.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code common_types} with the master type {@code Integrations}; no other row is ours. Among these the code is
 * a key, so the table's own id, whatever type it has where the table was there before us, is not mapped.
 */
@Entity
@Immutable
@Table(name = "common_types")
@SQLRestriction("master_type = 'Integrations'")
public class CommonType {

    @Id
    private int code;

    @Column(name = "value")
    private String name;

    @Column(name = "description")
    private String typeKey;

    @Column(name = "fa_icon")
    private @Nullable String icon;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String metadata;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CommonType() {}

    public CommonType(int code, String name, String typeKey, @Nullable String icon, @Nullable String metadata) {
        this.code = code;
        this.name = name;
        this.typeKey = typeKey;
        this.icon = icon;
        this.metadata = metadata;
    }

    public int code() {
        return code;
    }

    /** The name for people: "Google Calendar". */
    public String name() {
        return name;
    }

    /** The type's key as the row has it: {@code google_calendar}. */
    public String typeKey() {
        return typeKey;
    }

    public @Nullable String icon() {
        return icon;
    }

    /** JSON; in it {@code purpose} says what the type is for, and {@code enabled} is the operator's switch. */
    public @Nullable String metadata() {
        return metadata;
    }
}
