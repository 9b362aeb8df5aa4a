package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.legacy.entity.StatusView;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.Vault;
import io.teamlabs.integrations.vault.control.VaultSettings;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.time.Clock;
import java.time.Duration;

/** The beans of the move at work over a database: one node. All nodes of a JVM have the same keyset. */
public final class TransitionBench implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final WrappingKeyset KEYSET =
            WrappingKeyset.parse(new Secret(Keysets.generate())).orElseThrow();

    private final Workbench workbench;

    private TransitionBench(EmbeddedDatabase database, LegacySettings settings) {
        workbench = Workbench.over(
                database,
                weld -> weld.addPackage(false, Vault.class)
                        .addBeanClasses(
                                TransitionStatements.class,
                                CopiedTokens.class,
                                SealingSteps.class,
                                Sealing.class,
                                OldColumns.class,
                                WriteBackSteps.class,
                                WriteBack.class,
                                ProofStatements.class,
                                ProofSteps.class,
                                Proof.class,
                                Transition.class,
                                TransitionProgress.class,
                                TokenSeals.class)
                        .addExtension(new Ground(settings)));
    }

    /** A node that writes back only when it is asked. */
    public static TransitionBench over(EmbeddedDatabase database) {
        return new TransitionBench(database, new LegacySettings(StatusView.OBJECT, false));
    }

    /** A node that writes its changes back all the time. */
    public static TransitionBench writingBack(EmbeddedDatabase database) {
        return new TransitionBench(database, new LegacySettings(StatusView.OBJECT, true));
    }

    public <T> T bean(Class<T> type) {
        return workbench.bean(type);
    }

    /** Seals until nothing is left and returns how many rows were sealed. */
    public long seal() {
        return bean(Sealing.class).seal(LONG);
    }

    /** Compares all of it and returns the run when it has ended. */
    public ProofRun prove() {
        bean(Proof.class).ask();
        bean(Proof.class).goOn(LONG);
        return bean(ProofStatements.class).last().orElseThrow();
    }

    /** Writes everything back that is out of step and returns how many rows those were. */
    public int writeBack() {
        bean(WriteBack.class).ask();
        return bean(WriteBack.class).look(LONG);
    }

    @Override
    public void close() {
        workbench.close();
    }

    static final class Ground implements Extension {

        private final LegacySettings settings;

        Ground(LegacySettings settings) {
            this.settings = settings;
        }

        void leaveOutKeyset(@Observes ProcessAnnotatedType<VaultSettings> type) {
            type.veto();
        }

        void give(@Observes AfterBeanDiscovery discovery) {
            discovery.<Clock>addBean().types(Clock.class).createWith(context -> Clock.systemUTC());
            discovery.<LegacySettings>addBean().types(LegacySettings.class).createWith(context -> settings);
            discovery.<WrappingKeyset>addBean().types(WrappingKeyset.class).createWith(context -> KEYSET);
        }
    }
}
