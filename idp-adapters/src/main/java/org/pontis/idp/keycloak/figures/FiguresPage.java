package org.pontis.idp.keycloak.figures;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.keycloak.models.KeycloakSession;
import org.pontis.broker.InvalidSetting;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Cell.By;
import org.pontis.idp.figures.Discretion;
import org.pontis.idp.figures.Line;
import org.pontis.idp.figures.Period;
import org.pontis.idp.figures.Tariff;
import org.pontis.idp.keycloak.installation.NamedPortals;

/**
 * The page of figures as its template reads it: every number is a text in the reader's language.
 *
 * @param unreadable whether the period in the address was none
 */
record FiguresPage(Findings found, KeycloakSession session, boolean unreadable) {

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        Period period = found.period();
        model.put("from", period.from().toString());
        model.put("to", period.to().toString());
        model.put("month", YearMonth.from(period.to()).toString());
        model.put("unreadable", unreadable);
        model.put("smallest", number(found.discretion().k()));
        model.put("withPortals", NamedPortals.in(found.realm()));
        model.put("total", row(found.total(), List.of()));
        model.put("portals", rows(By.PORTAL));
        model.put("methods", rows(By.METHOD, By.LEVEL));
        model.put(
                "refusals",
                rows(By.METHOD, By.OUTCOME).stream()
                        .filter(row -> !List.of(Cell.OK, Cell.SSO, Cell.SMS).contains(row.get("outcome")))
                        .toList());
        model.put("countries", rows(arrived(), By.PORTAL, By.COUNTRY));
        try {
            model.put("fees", found.fees().stream().map(this::fee).toList());
        } catch (InvalidSetting unreadableTariff) {
            model.put("tariffProblem", unreadableTariff.getMessage());
        }
        return model;
    }

    private List<Map<String, Object>> rows(By... parts) {
        return rows(any -> true, parts);
    }

    private List<Map<String, Object>> rows(Predicate<Line> which, By... parts) {
        List<Line> lines = found.by(EnumSet.copyOf(List.of(parts))).lines();
        return lines.stream()
                .filter(which)
                .map(line -> row(line, List.of(parts)))
                .toList();
    }

    /** Who was refused came from nowhere that is known. */
    private static Predicate<Line> arrived() {
        return line -> line.logins().count() + line.sso().count() > 0;
    }

    private Map<String, Object> row(Line line, List<By> parts) {
        Map<String, Object> row = new LinkedHashMap<>();
        parts.forEach(part -> row.put(part.name().toLowerCase(Locale.ROOT), part(part, line.part(part))));
        row.put("all", number(line.logins().count() + line.sso().count()));
        row.put("logins", number(line.logins().count()));
        row.put("sso", number(line.sso().count()));
        row.put("refused", number(line.refused().count()));
        line.success().ifPresent(share -> {
            row.put("success", NumberFormat.getPercentInstance(reader()).format(share));
            row.put("bar", Math.round(share * 100));
        });
        row.put("median", seconds(line.median()));
        row.put("p95", seconds(line.p95()));
        row.put("messages", number(line.messages().count()));
        row.put("parts", number(line.messages().parts()));
        row.put("cost", amount(line.messages().price(), 4));
        return row;
    }

    private String part(By part, String value) {
        return switch (part) {
            case PORTAL -> found.portal(value);
            case COUNTRY ->
                value.isEmpty() || value.equals(Discretion.UNTOLD)
                        ? value
                        : Locale.of("", value).getDisplayCountry(reader());
            default -> value;
        };
    }

    private Map<String, Object> fee(Tariff.Fee fee) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("operator", fee.operator());
        row.put("transactions", number(fee.transactions()));
        row.put("subscription", amount(fee.subscription(), 2));
        row.put("monthly", amount(fee.monthly(), 2));
        row.put("each", amount(fee.each(), 2));
        row.put("total", amount(fee.total(), 2));
        return row;
    }

    private String seconds(Optional<Duration> time) {
        NumberFormat form = NumberFormat.getNumberInstance(reader());
        form.setMinimumFractionDigits(1);
        form.setMaximumFractionDigits(1);
        return time.map(took -> form.format(took.toMillis() / 1000.0)).orElse("");
    }

    private String amount(BigDecimal amount, int most) {
        NumberFormat form = NumberFormat.getNumberInstance(reader());
        form.setMinimumFractionDigits(2);
        form.setMaximumFractionDigits(most);
        return form.format(amount);
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(reader()).format(number);
    }

    private Locale reader() {
        return session.getContext().resolveLocale(null);
    }
}
