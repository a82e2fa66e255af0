package org.pontis.sandbox.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.pontis.sandbox.ca.CaFaults;
import org.pontis.sandbox.run.Stack;

/**
 * How many logins a second this machine carries before they take longer than a second, beside Keycloak's own password login
 * on the same server. The load is made on the same machine, so that the figure is low; what one more core would give follows
 * from the processor time of a login.
 */
final class LoadBench implements Benchmark {

    private static final String NAME = "load";
    private static final String RATE = "logins/s";
    private static final String CORE = "more/s a core";
    private static final String STOCK_PASSWORD = "stock password";
    private static final int CROWD = 500;

    /** Beyond this share of a core the queues grow faster than the work. */
    private static final double USABLE = 0.7;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) throws InterruptedException {
        try (Stack stack = Stack.start(TopSpeed.plan(), news)) {
            Contest contest = Contest.prepare(stack, Crowd.of(CROWD), news);
            ServerCpu server = new ServerCpu(stack.broker().pid());
            stack.world().faults().play(CaFaults.VALIDITY.name(), LoginBench.AN_HOUR);
            Handouts handouts = new Handouts(stack.world());
            Way smsPin = Way.smsPin(stack.world().phones());
            Way mobileId = StrongWay.mobileId(stack.world().phones(), handouts::newSim);
            AtomicInteger next = new AtomicInteger();
            List<Climber> climbers = List.of(
                    new Climber(STOCK_PASSWORD, contest, contest.stock().portal(), Way.STOCK_PASSWORD, next),
                    new Climber("sms-pin", contest, contest.ours().portal(), smsPin, next),
                    new Climber("password", contest, contest.ours().portal(), Way.PASSWORD, next),
                    new Climber("mobile-id", contest, contest.ours().portal(), mobileId, next));
            news.accept("warming up: " + options.warmUp() + " logins of each case");
            climbers.forEach(climber -> climber.logIn(options.warmUp()));
            List<Step> tops = new ArrayList<>();
            for (Climber climber : climbers) {
                tops.add(climber.top(options, server, news));
            }
            Step stock = tops.getFirst();
            List<Figure> figures = new ArrayList<>();
            for (int i = 1; i < climbers.size(); i++) {
                String what = climbers.get(i).what();
                figures.add(figure(what, RATE, tops.get(i).offered(), stock.offered()));
                figures.add(figure(what, CORE, aCore(tops.get(i)), aCore(stock)));
            }
            return figures;
        }
    }

    private static double aCore(Step step) {
        return USABLE * 1000 / step.cpu();
    }

    private static Figure figure(String what, String unit, double value, double baseline) {
        double ratio = value / baseline;
        return new Figure(NAME, what, unit, value, STOCK_PASSWORD, baseline, ratio, ratio, ratio);
    }

    /** One case, and whose turn it is: nobody comes twice at once. */
    private record Climber(String what, Contest contest, Portal portal, Way way, AtomicInteger next) {

        Step top(Options options, ServerCpu server, Consumer<String> news) throws InterruptedException {
            return Climb.highest(rate -> {
                        Step step = Arrivals.at(rate, options.length(), server, this::logIn);
                        news.accept(what + ": " + step);
                        return step;
                    })
                    .orElseThrow(() -> new IllegalStateException(what + " is too slow even at the lowest rate."));
        }

        void logIn(int times) {
            AtOnce.A_FEW.all(Collections.nCopies(times, this::logIn));
        }

        private void logIn() {
            int turn = Math.floorMod(next.getAndIncrement(), contest.crowd().size());
            new Visit(contest.visitor(), contest.crowd().get(turn)).logIn(portal, way);
        }
    }
}
