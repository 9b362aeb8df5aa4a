package io.teamlabs.integrations.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chromium, headless: the one that CHROMIUM_PATH names, else one that is installed, else one that is installed now by
 * apt-get where this is root's machine, else the one that Playwright downloads for itself.
 */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/usr/bin/google-chrome-stable"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Optional<Path> executable = named().or(Chromium::installed).or(Chromium::installedNow);
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setArgs(FLAGS).setHeadless(true);
        executable.ifPresent(options::setExecutablePath);
        try {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(executable.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException failed) {
            throw new IllegalStateException(
                    "No Chromium could be started. Install one (apt-get install -y chromium), or set CHROMIUM_PATH to it.",
                    failed);
        }
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getenv("CHROMIUM_PATH")).map(Path::of).map(path -> {
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException("CHROMIUM_PATH names " + path + ", which cannot be run.");
            }
            return path;
        });
    }

    private static Optional<Path> installed() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> installedNow() {
        boolean may = "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        if (may && runs("apt-get", "update") && runs("apt-get", "install", "-y", "chromium")) {
            return installed();
        }
        return Optional.empty();
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
