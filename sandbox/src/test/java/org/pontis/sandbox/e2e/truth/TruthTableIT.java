package org.pontis.sandbox.e2e.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.abroad.Border;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every row of the table against the running server. They are asked four at a time, one of each {@link Lane}, in the order
 * in which the sessions age; then each is a test of its own. {@code target/truth-table.md} is the table for people.
 */
@ExtendWith(Running.class)
class TruthTableIT {

    private static final Set<Row> ROWS = Rows.all();
    private static final Map<Row, String> OUTCOMES = new ConcurrentHashMap<>();

    @BeforeAll
    static void askTheServer(Stack stack) throws Exception {
        try (Border border = new Border(stack)) {
            ask(stack, border);
        }
    }

    private static void ask(Stack stack, Border border) throws Exception {
        Admin admin = new Admin(stack);
        String broker = stack.addresses().brokerUrl();
        OidcClient oidc = new OidcClient(broker, admin);
        SamlClient saml = new SamlClient(broker, admin);
        Server server = new Server(SandboxApi.of(stack.addresses()), admin, border, oidc, saml);
        try {
            inLanes(ROWS.stream(), Lane::ofCitizen, server::prepare);
            for (Held.Age age : Held.Age.values()) {
                server.letAge(age);
                inLanes(
                        ROWS.stream().filter(row -> row.held().age() == age),
                        Lane::ofQuestion,
                        row -> OUTCOMES.put(row, asked(server, row)));
            }
        } finally {
            server.putBack();
            oidc.leave(admin);
            saml.leave(admin);
        }
    }

    /** What went wrong in one row is that row's outcome, not the end of the table. */
    private static String asked(Server server, Row row) {
        try {
            return server.ask(row).toString();
        } catch (RuntimeException | AssertionError e) {
            return e.toString();
        }
    }

    private static void inLanes(Stream<Row> rows, Function<Row, Lane> lane, Consumer<Row> work) throws Exception {
        Map<Lane, List<Row>> lanes = rows.collect(Collectors.groupingBy(lane));
        try (ExecutorService threads = Executors.newFixedThreadPool(Lane.values().length)) {
            List<Future<?>> underWay = lanes.values().stream()
                    .<Future<?>>map(queue -> threads.submit(() -> queue.forEach(work)))
                    .toList();
            for (Future<?> one : underWay) {
                one.get();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theServerSaysWhatTheOracleSays() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> assertThat(OUTCOMES.get(row))
                        .isEqualTo(Oracle.expects(row).toString())));
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        String table = ROWS.stream()
                .map(row -> "| %s | %s | %s | %s | %s | %s | %s |%s"
                        .formatted(
                                row.protocol(),
                                row.wanted().text(),
                                row.demand().text(row.saml()),
                                row.held().who().name().toLowerCase(Locale.ROOT),
                                row.held().text(),
                                row.way().text(),
                                OUTCOMES.get(row),
                                Oracle.expects(row).toString().equals(OUTCOMES.get(row)) ? "" : " WRONG"))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target/truth-table.md"), """
                # The truth table: %d rows

                | protocol | asks for | and | citizen | session | citizen | comes out |
                | --- | --- | --- | --- | --- | --- | --- |
                %s
                """.formatted(ROWS.size(), table));
    }
}
