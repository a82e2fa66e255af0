package org.pontis.idp.keycloak.logout;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a portal was told at last, and the event that says so, stand or fall together. */
class ErrandsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Errand ERRAND =
            new Errand("id", "realm", "client", "user", "session", "message", 1, 0, NOW.plusSeconds(60));

    private final List<String> done = new ArrayList<>();
    private int rows = 1;
    private int transactions;

    @Test
    void theOutcomeAndItsEventAreOneTransaction() {
        assertThat(errands().end(ERRAND, Standing.CLOSED, NOW, session -> done.add("event")))
                .isTrue();
        assertThat(done).containsExactly("begin 1", "update 1", "event", "close 1");
    }

    @Test
    void withoutTheEventThereIsNoOutcome() {
        assertThatThrownBy(() -> errands().end(ERRAND, Standing.CLOSED, NOW, session -> {
                    throw new IllegalStateException("no ledger");
                }))
                .hasMessageContaining("no ledger");
        assertThat(done).containsExactly("begin 1", "update 1", "rollback 1", "close 1");
    }

    @Test
    void whoeverComesSecondSaysNothing() {
        rows = 0;
        assertThat(errands().end(ERRAND, Standing.CLOSED, NOW, session -> done.add("event")))
                .isFalse();
        assertThat(done).doesNotContain("event");
    }

    private Errands errands() {
        return new Errands(stub(KeycloakSessionFactory.class, (self, method, arguments) -> session()));
    }

    private KeycloakSession session() {
        int number = ++transactions;
        Query query = stub(Query.class, (self, method, arguments) -> {
            if (!method.getName().equals("executeUpdate")) {
                return self;
            }
            done.add("update " + number);
            return rows;
        });
        EntityManager database = stub(EntityManager.class, (self, method, arguments) -> query);
        JpaConnectionProvider connection = stub(JpaConnectionProvider.class, (self, method, arguments) -> database);
        KeycloakTransactionManager transaction = stub(KeycloakTransactionManager.class, (self, method, arguments) -> {
            done.add((method.getName().equals("setRollbackOnly") ? "rollback" : method.getName()) + " " + number);
            return null;
        });
        return stub(KeycloakSession.class, (self, method, arguments) -> switch (method.getName()) {
            case "getTransactionManager" -> transaction;
            case "getProvider" -> connection;
            case "close" -> done.add("close " + number);
            default -> null;
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
