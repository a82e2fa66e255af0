package org.pontis.eidas.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.http.page.ProblemPage;

/** What somebody is told who gets no further. */
record Faults(Pages pages, Languages languages) {

    private static final System.Logger LOG = System.getLogger("org.pontis.eidas.http");
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    /** Nobody knows which login it was. */
    Answer lost(Call call, List<String> asked, Problem problem, Incident incident) {
        return page(
                call,
                asked,
                new ProblemPage(problem, incident, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    Answer lost(Call call, List<String> asked, Problem problem, String cause) {
        return lost(call, asked, problem, Mishaps.log(problem, cause));
    }

    /** A login that may go on, or back to whoever asked. */
    Answer refused(
            Call call,
            List<String> asked,
            Problem problem,
            Incident incident,
            Optional<NodeCountry> country,
            Optional<String> portal,
            Form form,
            boolean again) {
        return page(call, asked, new ProblemPage(problem, incident, country, portal, Optional.of(form), again));
    }

    /** A mistake of whoever asks. */
    Answer of(Call call, BadCall bad) {
        Incident incident = Mishaps.log(bad.problem(), bad.getMessage());
        return bad.complete(of(call, bad.status(), bad.problem(), incident));
    }

    /** A mistake of ours. What the exception says may name a person, so that only its kind and its place are written down. */
    Answer of(Call call, RuntimeException failure) {
        StackTraceElement[] places = failure.getStackTrace();
        Incident incident = Mishaps.log(
                Problem.SERVER_FAILED,
                failure.getClass().getName() + (places.length == 0 ? "" : " at " + places[0]) + " for " + call);
        LOG.log(System.Logger.Level.DEBUG, () -> "incident " + incident, failure);
        return of(call, FAILED, Problem.SERVER_FAILED, incident);
    }

    /** Something that is no call at all. */
    Answer of(Call call, int status, Problem problem, String cause) {
        return of(call, status, problem, Mishaps.log(problem, cause));
    }

    private Answer of(Call call, int status, Problem problem, Incident incident) {
        if (call.wantsJson()) {
            return Answer.json(status, json(problem, incident));
        }
        ProblemPage page =
                new ProblemPage(problem, incident, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return Answer.page(status, pages.problem(page, pages.locale(List.of(), call.header("Accept-Language"))));
    }

    private static String json(Problem problem, Incident incident) {
        return "{\"error\":\"%s\",\"problem\":\"%s\",\"incident\":\"%s\"}".formatted(error(problem), problem, incident);
    }

    private static String error(Problem problem) {
        return switch (problem) {
            case SERVER_FAILED -> "server_error";
            case TOO_BUSY -> "temporarily_unavailable";
            default -> "invalid_request";
        };
    }

    private Answer page(Call call, List<String> asked, ProblemPage page) {
        Locale locale = languages.of(call, asked);
        return Answer.page(status(page.problem()), pages.problem(page, locale));
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case SERVER_FAILED -> FAILED;
            case BROKER_FAILED -> BAD_GATEWAY;
            case TOO_BUSY -> UNAVAILABLE;
            case PAGE_UNKNOWN -> NOT_FOUND;
            default -> BAD_REQUEST;
        };
    }
}
