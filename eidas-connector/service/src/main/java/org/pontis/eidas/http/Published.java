package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.config.OperatorSettings;
import org.pontis.eidas.http.page.Asset;
import org.pontis.eidas.http.page.HomePage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.onboarding.OnboardingSheet;

/** What anybody may read. */
record Published(Node node, Pages pages, Languages languages) {

    static final String ONBOARDING = "/onboarding";

    private static final Duration METADATA_KEPT = Duration.ofMinutes(5);
    private static final int NOT_MODIFIED = 304;

    Answer home(Call call) {
        OperatorSettings operator = node.configuration.operator();
        HomePage page = new HomePage(
                node.configuration.country(),
                operator.displayName().orElse(operator.name()),
                Optional.of(operator.supportEmail()),
                node.connector.map(role -> node.configuration.at(ConnectorRole.METADATA)),
                node.proxy.map(role -> node.configuration.at(ProxyRole.METADATA)),
                ONBOARDING);
        return languages.remember(call, Answer.page(Answer.OK, pages.home(page, languages.of(call, List.of()))));
    }

    static Answer metadata(OwnMetadata metadata) {
        return Answer.of(Answer.OK, "application/samlmetadata+xml; charset=utf-8", metadata.document())
                .keptFor(METADATA_KEPT);
    }

    Answer onboarding(Call call) {
        // a file of its own that people send on: its style is inside
        return Answer.page(Answer.OK, sheet().html())
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + OnboardingSheet.style()
                                + "; base-uri 'none'; frame-ancestors 'none'");
    }

    Answer onboardingText(Call call) {
        return Answer.of(Answer.OK, "text/markdown; charset=utf-8", sheet().markdown());
    }

    /** A file with the hash of its content in its name. */
    Answer asset(Call call) {
        Asset asset = pages.asset(call.path()).orElseThrow(BadCall::unknownPage);
        boolean known =
                call.header("If-None-Match").filter(asset.etag()::equals).isPresent();
        return new Answer(
                        known ? NOT_MODIFIED : Answer.OK,
                        asset.contentType(),
                        known ? new byte[0] : asset.bytes(),
                        List.of())
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("ETag", asset.etag());
    }

    private OnboardingSheet sheet() {
        return new OnboardingSheet(
                node.metadata(), node.configuration.tls().map(TrustedTls::certificate), node.clock.instant());
    }
}
