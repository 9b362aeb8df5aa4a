package io.teamlabs.integrations.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The operators' page in one browser window. */
final class Operations {

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Operations(BrowserContext context, URI base) {
        page = context.newPage();
        page.onPageError(error -> complaints.add("script: " + error));
        page.navigate(base + "/operations.html");
    }

    void enter(String token) {
        page.getByTestId("token").fill(token);
        page.getByTestId("enter").click();
    }

    Locator work(String name) {
        return page.getByTestId("work-" + name);
    }

    Locator part(String name) {
        return page.getByTestId(name);
    }

    /** Whether the browser holds nothing of the page that would outlive it. */
    boolean keepsNothing() {
        return Boolean.TRUE.equals(
                page.evaluate("() => sessionStorage.length + localStorage.length === 0 && document.cookie === ''"));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
