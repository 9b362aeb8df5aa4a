package io.teamlabs.integrations.identity.control;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Fails, loudly, on a statement that touches a table of the organizations while nobody is known: the database would answer
 * that there is nothing, and nobody would notice the mistake.
 */
public class OrganizationGuard implements StatementInspector {

    private static final long serialVersionUID = 1L;

    /** What stands between quotes is a value: the types' master type is called as one of the tables is. */
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");

    private volatile @Nullable Pattern tables;

    /** Names the tables whose rows belong to organizations. */
    public void protect(Collection<String> names) {
        String alternatives = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        tables = Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public String inspect(String sql) {
        Pattern guarded = tables;
        if (OrganizationScope.current().isEmpty()
                && guarded != null
                && guarded.matcher(LITERAL.matcher(sql).replaceAll("")).find()) {
            throw new IllegalStateException(
                    "Rows of an organization are asked for while no organization is known. Work within an OrganizationScope");
        }
        return sql;
    }
}
