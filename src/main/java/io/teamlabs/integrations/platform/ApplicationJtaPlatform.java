package io.teamlabs.integrations.platform;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/** Finds the server's transaction manager, wherever Payara and WildFly keep it. */
@SuppressWarnings("BanJNDI") // constant names of the server's own
public class ApplicationJtaPlatform extends AbstractJtaPlatform {

    private static final long serialVersionUID = 1L;
    private static final List<String> NAMES =
            List.of("java:appserver/TransactionManager", "java:jboss/TransactionManager");

    @Override
    protected TransactionManager locateTransactionManager() {
        for (String name : NAMES) {
            try {
                return InitialContext.doLookup(name);
            } catch (NamingException elsewhere) {
                // The next name is the other server's.
            }
        }
        throw new IllegalStateException("No transaction manager under any of " + NAMES);
    }

    @Override
    protected UserTransaction locateUserTransaction() {
        try {
            return InitialContext.doLookup("java:comp/UserTransaction");
        } catch (NamingException absent) {
            throw new IllegalStateException("No UserTransaction in java:comp", absent);
        }
    }
}
