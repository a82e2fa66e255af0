package org.pontis.sandbox.bench.certificate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

import org.pontis.sandbox.bench.ServerCpu;

/** All contenders, who take turns. */
final class Field {

    /** A remembered check is so much cheaper that it is repeated for a time that can be measured. */
    private static final int TIMES_REMEMBERED = 500;

    private final ServerCpu self = new ServerCpu(ProcessHandle.current().pid());
    private final Office office;
    private final Pontis pontis;
    private final Map<Kind, Contender> others;

    Field(Office office, Path profiles) {
        this.office = office;
        pontis = new Pontis(profiles, office);
        PlainJava java = new PlainJava(office.issuer());
        Dss dss = new Dss(office.issuer());
        others = Map.of(
                Kind.JAVA, java.cold(),
                Kind.JAVA_STAPLED, java.stapled(Answers.fetched(office)),
                Kind.DSS, dss.cold(),
                Kind.DSS_CACHED, dss.remembering());
    }

    /**
     * Has everybody check everything once: what can be remembered is.
     *
     * @throws IllegalStateException if somebody refuses a good certificate or accepts a revoked one
     */
    void tryOut() {
        Contender remembering = pontis.remembering(office.all().size());
        for (Contender one : List.of(pontis.cold(), remembering, remembering)) {
            tryOut(one);
        }
        others.values().forEach(this::tryOut);
    }

    /** So many checks by each, for Java's compilers. */
    void warmUp(int checks) {
        ours(checks, (kind, cost) -> {});
        others(checks, (kind, cost) -> {});
    }

    /** One turn for each with all certificates, and what a check cost in it, in milliseconds. */
    void round(boolean oursFirst, ObjDoubleConsumer<Kind> costs) {
        int checks = office.good().size();
        if (oursFirst) {
            ours(checks, costs);
            others(checks, costs);
        } else {
            others(checks, costs);
            ours(checks, costs);
        }
    }

    private void ours(int checks, ObjDoubleConsumer<Kind> costs) {
        costs.accept(Kind.COLD, cost(pontis.cold(), checks));
        Contender running = pontis.remembering(office.all().size());
        // somebody else was there before: the responder is known, she is not
        office.revoked().forEach(running::accepts);
        costs.accept(Kind.FIRST_VISIT, cost(running, checks));
        costs.accept(Kind.CACHED, cost(running, checks * TIMES_REMEMBERED));
    }

    private void others(int checks, ObjDoubleConsumer<Kind> costs) {
        others.forEach((kind, contender) -> costs.accept(kind, cost(contender, checks)));
    }

    private double cost(Contender contender, int checks) {
        List<byte[]> certificates = office.good();
        return self.millisecondsEach(checks, () -> {
            for (int i = 0; i < checks; i++) {
                require(contender.accepts(certificates.get(i % certificates.size())));
            }
        });
    }

    private void tryOut(Contender contender) {
        office.good().forEach(der -> require(contender.accepts(der)));
        office.revoked().forEach(der -> require(!contender.accepts(der)));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("A contender erred: its speed says nothing.");
        }
    }
}
