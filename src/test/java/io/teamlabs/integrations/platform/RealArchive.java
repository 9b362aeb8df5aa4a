package io.teamlabs.integrations.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR of the build, for tests that run inside a server, with nothing in it changed but what lets them in. */
public final class RealArchive {

    private static final String WEB_XML = "/WEB-INF/web.xml";

    private RealArchive() {}

    /** Returns the WAR with the classes of a test added. */
    public static WebArchive with(Class<?>... testClasses) {
        File war = new File(System.getProperty("war", "target/teamlabs-integrations.war"));
        WebArchive archive = ShrinkWrap.createFromZipFile(WebArchive.class, war)
                .addClasses(testClasses)
                .addAsLibrary(jarOf(Assertions.class));
        archive.delete(WEB_XML.substring(1));
        return archive.setWebXML(new StringAsset(admittingFragments(war)));
    }

    /** Arquillian comes in by a web fragment, which our descriptor keeps out. */
    private static String admittingFragments(File war) {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(war)) {
            byte[] descriptor =
                    zip.getInputStream(zip.getEntry(WEB_XML.substring(1))).readAllBytes();
            return new String(descriptor, StandardCharsets.UTF_8)
                    .replace("<absolute-ordering/>", "<absolute-ordering><others/></absolute-ordering>");
        } catch (IOException failed) {
            throw new UncheckedIOException("The WAR cannot be read; build it first", failed);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException("No file holds " + type, malformed);
        }
    }
}
