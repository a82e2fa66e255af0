package org.pontis.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.pontis.sandbox.ca.CaFaults;
import org.pontis.sandbox.run.Stack;

/**
 * What a whole login costs the server, every request from the portal's first one to the token, beside Keycloak's own
 * password login on the same server; and how heavy the first page is.
 */
final class LoginBench implements Benchmark {

    private static final String NAME = "login";
    private static final String CPU = "ms CPU/login";
    private static final int CROWD = 100;

    /** So that a remembered certificate is remembered for as long as the profile says, and not for the usual minute. */
    static final Map<String, String> AN_HOUR = Map.of("seconds", "3600");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) throws InterruptedException {
        try (Stack stack = Stack.start(TopSpeed.plan(), news)) {
            stack.world().faults().play(CaFaults.VALIDITY.name(), AN_HOUR);
            Contest contest = Contest.prepare(stack, Crowd.of(CROWD), news);
            LoginRounds run = LoginRounds.of(contest, stack);
            news.accept("warming up: " + options.warmUp() + " logins of each case");
            run.round(options.warmUp(), true, new Rounds());
            Rounds rounds = new Rounds();
            for (int i = 1; i <= options.rounds(); i++) {
                news.accept(
                        "round " + i + " of " + options.rounds() + ": " + options.logins() + " logins of each case");
                run.round(options.logins(), i % 2 == 0, rounds);
            }
            return figures(rounds, contest);
        }
    }

    private static List<Figure> figures(Rounds rounds, Contest contest) {
        List<Figure> figures = new ArrayList<>();
        for (String ours : LoginRounds.FIRST_FACTORS) {
            figures.add(rounds.compare(NAME, ours, CPU, LoginRounds.STOCK_PASSWORD));
            if (!ours.equals(LoginRounds.PASSWORD)) {
                figures.add(rounds.compare(NAME, ours, CPU, LoginRounds.STOCK_UNHASHED));
            }
        }
        figures.add(rounds.compare(NAME, LoginRounds.SSO, CPU, LoginRounds.STOCK_SSO));
        figures.add(PageWeight.compare(NAME, contest));
        return figures;
    }
}
