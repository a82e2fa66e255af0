package org.pontis.eidas.http.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.metadata.Expiry;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.Trouble;

/** How we are doing, how the others are doing, and who of all expires when, the next first. */
record AdminView(AdminPage page, Parts parts) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long SOON = 14;
    private static final long LATER = 60;

    View view() {
        Words words = parts.words();
        return View.of(
                        words.say("admin.title", parts.country(page.country())),
                        Html.of(
                                "<p class=\"whom\">{}</p>\n{}\n{}\n{}",
                                words.say("admin.now", TIME.format(page.now())),
                                page.checks().isEmpty() ? Html.NOTHING : checks(),
                                page.peers().isEmpty() ? none("admin.peers") : peers(),
                                page.expiries().isEmpty() ? none("admin.expiries") : expiries()))
                .at(Optional.of("/admin"))
                .wide();
    }

    private Html none(String key) {
        return Html.of(
                "<div class=\"notes\"><h2>{}</h2><p>{}</p></div>",
                parts.words().say(key),
                parts.words().say(key + ".none"));
    }

    private Html checks() {
        return table(
                "admin.checks",
                head("admin.check", "admin.state"),
                Html.of(
                        "{}",
                        page.checks().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(check -> Html.of(
                                        "<tr><th scope=\"row\"{}>{}</th><td>{}</td></tr>",
                                        parts.lang("en"),
                                        check.getKey(),
                                        state(check.getValue(), check.getValue() ? "admin.up" : "admin.down")))
                                .toList()));
    }

    private Html peers() {
        return table(
                "admin.peers",
                head("admin.country", "admin.role", "admin.state", "admin.until", "admin.notes"),
                Html.of("{}", page.peers().stream().map(this::peer).toList()));
    }

    private Html peer(Health health) {
        return Html.of(
                """
                <tr data-peer="{}"><th scope="row">{} {}</th><td><span lang="en">{}</span><br><span class="fingerprint">{}</span></td>
                <td>{}</td><td>{}</td><td>{}{}</td></tr>""",
                health.entityId(),
                parts.flag(health.country(), "small"),
                parts.country(health.country()),
                health.role().title(),
                health.entityId(),
                state(health.state() == Health.State.UP, "admin.state." + health.state()),
                health.usableUntil().map(TIME::format),
                health.trouble().map(this::trouble),
                health.remarks().isEmpty()
                        ? Html.NOTHING
                        : Html.of(
                                "<ul{}>{}</ul>",
                                parts.lang("en"),
                                health.remarks().stream()
                                        .map(remark -> Html.of("<li>{}</li>", remark))
                                        .toList()));
    }

    private Html trouble(Trouble trouble) {
        return Html.of("<p{}>{} {}</p>", parts.lang("en"), TIME.format(trouble.at()), trouble.text());
    }

    private Html expiries() {
        return table(
                "admin.expiries",
                head("admin.when", "admin.whose", "admin.what"),
                Html.of(
                        "{}",
                        page.expiries().stream().sorted().map(this::expiry).toList()));
    }

    private Html expiry(Expiry expiry) {
        return Html.of(
                """
                <tr><th scope="row">{}<br>{}</th><td{}>{}</td><td><span{}>{}</span>{}</td></tr>""",
                TIME.format(expiry.at()),
                warning(expiry.at()),
                parts.lang("en"),
                expiry.whose(),
                parts.lang("en"),
                expiry.what(),
                expiry.sha256().map(hash -> Html.of("<br><span class=\"fingerprint\">SHA-256 {}</span>", hash)));
    }

    private Html warning(Instant at) {
        Words words = parts.words();
        long days = Duration.between(page.now(), at).toDays();
        if (at.isBefore(page.now())) {
            return Html.of("<span class=\"state bad\">{}</span>", words.say("admin.over"));
        }
        if (days < SOON) {
            return Html.of("<span class=\"state bad\">{}</span>", words.say("admin.soon", days));
        }
        return days < LATER
                ? Html.of("<span class=\"state\">{}</span>", words.say("admin.later", days))
                : words.say("admin.fine", days);
    }

    private Html state(boolean good, String key) {
        return Html.of(
                "<span class=\"state{}\">{}</span>",
                good ? "" : " bad",
                parts.words().say(key));
    }

    private Html head(String... keys) {
        return Html.of(
                "{}",
                Arrays.stream(keys)
                        .map(key -> Html.of(
                                "<th scope=\"col\">{}</th>", parts.words().say(key)))
                        .toList());
    }

    private Html table(String caption, Html head, Html rows) {
        return Html.of("""
                <table>
                <caption><h2>{}</h2></caption>
                <thead><tr>{}</tr></thead>
                <tbody>
                {}
                </tbody>
                </table>""", parts.words().say(caption), head, rows);
    }
}
