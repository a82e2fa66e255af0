package org.pontis.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.pontis.sandbox.run.Stack;

/**
 * What a whole login costs the server, every request from the portal's first one to the token, beside Keycloak's own
 * password login on the same server; and how heavy the first page is.
 */
final class LoginBench implements Benchmark {

    private static final String NAME = "login";
    private static final String CPU = "ms CPU/login";
    private static final String STOCK_PASSWORD = "stock password";
    private static final String STOCK_UNHASHED = "stock without hashing";
    private static final String STOCK_SSO = "stock sso";
    private static final int CROWD = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) throws InterruptedException {
        try (Stack stack = Stack.start(TopSpeed.plan(), news)) {
            Contest contest = Contest.prepare(stack, Crowd.of(CROWD), news);
            Run run = new Run(
                    contest,
                    new ServerCpu(stack.broker().pid()),
                    Way.smsPin(stack.world().phones()));
            news.accept("warming up: " + options.warmUp() + " logins of each case");
            run.round(options.warmUp(), true, new Rounds());
            Rounds rounds = new Rounds();
            for (int i = 1; i <= options.rounds(); i++) {
                news.accept(
                        "round " + i + " of " + options.rounds() + ": " + options.logins() + " logins of each case");
                run.round(options.logins(), i % 2 == 0, rounds);
            }
            List<Figure> figures = new ArrayList<>();
            figures.add(rounds.compare(NAME, "sms-pin", CPU, STOCK_PASSWORD));
            figures.add(rounds.compare(NAME, "sms-pin", CPU, STOCK_UNHASHED));
            figures.add(rounds.compare(NAME, "password", CPU, STOCK_PASSWORD));
            figures.add(rounds.compare(NAME, "sso", CPU, STOCK_SSO));
            figures.add(PageWeight.compare(NAME, contest));
            return figures;
        }
    }

    /** The cases, one after the other; a single sign-on goes to the other portal with the session of the login before. */
    private record Run(Contest contest, ServerCpu server, Way smsPin) {

        void round(int logins, boolean oursFirst, Rounds rounds) {
            if (logins == 0) {
                return;
            }
            if (oursFirst) {
                ours(logins, rounds);
                stock(logins, rounds);
            } else {
                stock(logins, rounds);
                ours(logins, rounds);
            }
        }

        private void ours(int logins, Rounds rounds) {
            List<Visit> visits = visits(logins);
            rounds.add("password", cost(contest.ours().portal(), visits, Way.PASSWORD));
            rounds.add("sso", cost(contest.ours().other(), visits, Way.SINGLE_SIGN_ON));
            rounds.add("sms-pin", cost(contest.ours().portal(), visits(logins), smsPin));
        }

        private void stock(int logins, Rounds rounds) {
            List<Visit> visits = visits(logins);
            rounds.add(STOCK_PASSWORD, cost(contest.stock().portal(), visits, Way.STOCK_PASSWORD));
            rounds.add(STOCK_SSO, cost(contest.stock().other(), visits, Way.SINGLE_SIGN_ON));
            rounds.add(STOCK_UNHASHED, cost(contest.unhashed().portal(), visits(logins), Way.STOCK_PASSWORD));
        }

        private double cost(Portal portal, List<Visit> visits, Way way) {
            return server.millisecondsEach(visits.size(), () -> visits.forEach(visit -> visit.logIn(portal, way)));
        }

        private List<Visit> visits(int logins) {
            return IntStream.range(0, logins)
                    .mapToObj(i -> new Visit(
                            contest.visitor(),
                            contest.crowd().get(i % contest.crowd().size())))
                    .toList();
        }
    }
}
