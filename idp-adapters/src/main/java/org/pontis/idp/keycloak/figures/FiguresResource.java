package org.pontis.idp.keycloak.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Csv;
import org.pontis.idp.figures.Period;
import org.pontis.idp.figures.Report;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.pages.CitizenPages;

/**
 * The operator's figures of a realm, as a page, as CSV and for programs. A period is {@code day}, {@code month}, or {@code from} and
 * {@code to}; today, if nothing is said.
 */
public final class FiguresResource {

    private final KeycloakSession session;

    public FiguresResource(KeycloakSession session) {
        this.session = session;
    }

    /** The page. A period that cannot be read is said, and today is shown. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        return new Reader(session).obstacle().orElseGet(() -> {
            Optional<Period> period = period();
            Findings found = findings(period.orElseGet(this::today));
            Response page = new CitizenPages(session)
                    .page("figures", () -> new FiguresPage(found, session, period.isEmpty()).model());
            return Response.fromResponse(page)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        });
    }

    /** Everything apart, in one table. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv() {
        return tell(period -> {
            Findings found = findings(period);
            Report all = found.by(EnumSet.allOf(Cell.By.class));
            String file = "figures-%s-%s-%s.csv"
                    .formatted(session.getContext().getRealm().getName(), period.from(), period.to());
            return Response.ok(Csv.of(all, found::portal), "text/csv;charset=utf-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        });
    }

    /** @param by what to see apart: {@code portal}, {@code method}, {@code country}, {@code level}, {@code outcome}, separated by commas */
    @GET
    @Path("api")
    @Produces(MediaType.APPLICATION_JSON)
    public Response api(@QueryParam("by") String by) {
        return tell(period -> parts(by)
                .map(parts -> Response.ok(new FiguresAnswer(findings(period), period, parts).body()))
                .orElseGet(() -> refused("by names portal, method, country, level, outcome, separated by commas.")));
    }

    private Response tell(Function<Period, Response.ResponseBuilder> answer) {
        return new Reader(session).obstacle().orElseGet(() -> period().map(answer)
                .orElseGet(() ->
                        refused("A period is day=2026-11-23, month=2026-11, or from=2026-11-01 and to=2026-11-23."))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    private static Response.ResponseBuilder refused(String sentence) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", "request_unreadable", "message", sentence));
    }

    private static Optional<Set<Cell.By>> parts(String by) {
        if (by == null || by.isBlank()) {
            return Optional.of(EnumSet.allOf(Cell.By.class));
        }
        Set<String> known = Arrays.stream(Cell.By.values()).map(Enum::name).collect(Collectors.toSet());
        Set<String> asked = Stream.of(by.split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return known.containsAll(asked)
                ? Optional.of(asked.stream()
                        .map(Cell.By::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Cell.By.class))))
                : Optional.empty();
    }

    private Optional<Period> period() {
        try {
            return Optional.of(Period.of(session.getContext().getUri().getQueryParameters()::getFirst, today()));
        } catch (Period.Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private Period today() {
        return Period.day(LocalDate.ofInstant(Now.get(), clock()));
    }

    private Findings findings(Period period) {
        return Findings.of(period, clock(), session);
    }

    private ZoneId clock() {
        return CountryClock.of(session);
    }
}
