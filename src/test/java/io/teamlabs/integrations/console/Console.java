package io.teamlabs.integrations.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The page in one browser window, with the deeds of a person. What the window complains of is kept. */
final class Console {

    private static final double PATIENCE = 20_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Page page;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();

    Console(BrowserContext context, URI base) {
        this.page = context.newPage();
        this.base = base;
        page.setDefaultTimeout(PATIENCE);
        page.onPageError(error -> complaints.add("script: " + error));
        page.onResponse(answer -> {
            if (answer.status() >= 500) {
                complaints.add(answer.status() + " from " + answer.url());
            }
        });
    }

    void signIn(String user) {
        page.navigate(base + "/");
        page.getByTestId("sign-in").click();
        page.locator("button[name=user][value='" + user + "']").click();
        assertThat(card("github")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    Locator card(String type) {
        return page.getByTestId("card-" + type);
    }

    Locator message(String type) {
        return card(type).getByTestId("message");
    }

    /** Presses the card's button and stays on the provider's consent page. */
    void begin(String type, String offer) {
        card(type).getByTestId(offer).click();
        assertThat(page.locator("button[name=decision][value=allow]")).isVisible();
    }

    void decide(String decision) {
        page.locator("button[name=decision][value=" + decision + "]").click();
        page.waitForURL(Pattern.compile(Pattern.quote(base + "/") + ".*"));
    }

    void connect(String type, String offer) {
        begin(type, offer);
        decide("allow");
        expectStatus(type, "active");
    }

    void disconnect(String type) {
        card(type).getByTestId("disconnect").click();
        page.getByTestId("confirm-disconnect").click();
        expectNoStatus(type, "active");
    }

    /** Allows a capability, or does not, before connecting. */
    void choose(String type, String capability, boolean allowed) {
        card(type).getByTestId("choice").locator("summary").click();
        card(type).locator("input[value='" + capability + "']").setChecked(allowed);
    }

    /** Opens what a connected card offers to try. */
    void openTries(String type) {
        card(type).getByTestId("tries").locator("summary").click();
    }

    /** Presses a try's button; returns where its answer shows. */
    Locator attempt(String type, String name) {
        card(type).getByTestId("try-" + name).click();
        return card(type).getByTestId("answer-" + name);
    }

    /** The input of a try. */
    Locator input(String type, String name, String input) {
        return card(type).getByTestId("try-" + type + "-" + name + "-" + input);
    }

    void expectStatus(String type, String status) {
        assertThat(card(type))
                .hasAttribute("data-status", status, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }

    private void expectNoStatus(String type, String status) {
        assertThat(card(type))
                .not()
                .hasAttribute("data-status", status, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Returns the script errors and failures of servers that the window has seen. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Returns what the page shows, what its address says and what it keeps, save the person's own TeamLabs token. */
    String everything() {
        return page.content()
                + page.url()
                + page.evaluate("() => JSON.stringify([{...sessionStorage, 'teamlabs.token': ''}, {...localStorage}])");
    }
}
