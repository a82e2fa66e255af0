package org.pontis.sandbox.bench;

import java.util.List;
import java.util.stream.IntStream;

import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.run.Stack;

/** The cases of both sides, one after the other. */
record LoginRounds(Contest contest, ServerCpu server, Phones phones, Handouts handouts, String origin) {

    static final String SMS_PIN = "sms-pin";
    static final String PASSWORD = "password";
    static final String REST = "mobile-id rest";
    static final String MSS = "mobile-id mss";
    static final String WEB_EID = "eid-card webeid";
    static final String TLS = "eid-card tls";
    static final String SSO = "sso";
    static final String STOCK_PASSWORD = "stock password";
    static final String STOCK_UNHASHED = "stock without hashing";
    static final String STOCK_SSO = "stock sso";

    /** The citizen was here a moment ago, with the same certificate. */
    static final String AGAIN = ", again";

    /** With which of ours somebody may begin, in the order of the report. */
    static final List<String> FIRST_FACTORS = List.of(
            SMS_PIN, PASSWORD, REST, REST + AGAIN, MSS, MSS + AGAIN, WEB_EID, WEB_EID + AGAIN, TLS, TLS + AGAIN);

    static LoginRounds of(Contest contest, Stack stack) {
        return new LoginRounds(
                contest,
                new ServerCpu(stack.broker().pid()),
                stack.world().phones(),
                new Handouts(stack.world()),
                stack.addresses().brokerUrl());
    }

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
        Portal portal = contest.ours().portal();
        List<Visit> visits = visits(logins);
        rounds.add(PASSWORD, cost(portal, visits, Way.PASSWORD));
        // with the session of the login before
        rounds.add(SSO, cost(contest.ours().other(), visits, Way.SINGLE_SIGN_ON));
        rounds.add(SMS_PIN, cost(portal, visits(logins), Way.smsPin(phones)));
        for (String dialect : List.of("rest", "mss")) {
            contest.speak(dialect);
            String name = "mobile-id " + dialect;
            Way withNewSim = StrongWay.mobileId(phones, handouts::newSim);
            // what the server had remembered of the realm is gone with the dialect before
            all(portal, visits(AtOnce.A_FEW.people()), withNewSim, AtOnce.A_FEW);
            rounds.add(name, cost(portal, visits(logins), withNewSim, AtOnce.A_FEW));
            rounds.add(
                    name + AGAIN,
                    cost(portal, visits(logins), StrongWay.mobileId(phones, handouts::sim), AtOnce.A_FEW));
        }
        rounds.add(WEB_EID, cost(portal, visits(logins), StrongWay.webEid(origin, handouts::newCard)));
        rounds.add(WEB_EID + AGAIN, cost(portal, visits(logins), StrongWay.webEid(origin, handouts::card)));
        rounds.add(TLS, cost(portal, visits(logins), StrongWay.tls(handouts::newCard)));
        rounds.add(TLS + AGAIN, cost(portal, visits(logins), StrongWay.tls(handouts::card)));
    }

    private void stock(int logins, Rounds rounds) {
        List<Visit> visits = visits(logins);
        rounds.add(STOCK_PASSWORD, cost(contest.stock().portal(), visits, Way.STOCK_PASSWORD));
        rounds.add(STOCK_SSO, cost(contest.stock().other(), visits, Way.SINGLE_SIGN_ON));
        rounds.add(STOCK_UNHASHED, cost(contest.unhashed().portal(), visits(logins), Way.STOCK_PASSWORD));
    }

    private double cost(Portal portal, List<Visit> visits, Way way) {
        return cost(portal, visits, way, AtOnce.ONE);
    }

    private double cost(Portal portal, List<Visit> visits, Way way, AtOnce atOnce) {
        return server.millisecondsEach(visits.size(), () -> all(portal, visits, way, atOnce));
    }

    private static void all(Portal portal, List<Visit> visits, Way way, AtOnce atOnce) {
        atOnce.all(visits.stream()
                .<Runnable>map(visit -> () -> visit.logIn(portal, way))
                .toList());
    }

    private List<Visit> visits(int logins) {
        return IntStream.range(0, logins)
                .mapToObj(i -> new Visit(
                        contest.visitor(),
                        contest.crowd().get(i % contest.crowd().size())))
                .toList();
    }
}
