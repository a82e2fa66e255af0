package org.pontis.idp.keycloak.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.idp.keycloak.ledger.LedgerHistory.Which;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not wanted is left to the database, so that it stands between nobody and the older entries. */
class LedgerHistoryTest {

    private static final Place PLACE = new Place(Instant.ofEpochMilli(17), "here");

    private final Map<Object, Object> parameters = new HashMap<>();
    private String sql = "";

    @Test
    void aPageGoesOnBehindOneEntry() {
        history().events(citizen(), new Which(Set.of(EventType.LOGIN), Set.of(), Optional.empty()), PLACE, 5);
        assertThat(sql)
                .contains("HAPPENED <= :at and (HAPPENED < :at or ID < :below)")
                .endsWith("order by HAPPENED desc, ID desc");
        assertThat(parameters).containsEntry("at", 17L).containsEntry("below", "here");
    }

    @Test
    void onlyWhatHasTheDetailAndWhatOfficersDidIsRead() {
        Which which =
                new Which(Set.of(EventType.LOGIN), Set.of(EventType.UPDATE_PROFILE), Optional.of("requester_country"));
        history().events(citizen(), which, PLACE, 5);
        assertThat(sql).contains("ACT like :detail", "(KIND not in (:theirs) or ACT like :officer)");
        assertThat(parameters)
                .containsEntry("detail", "%\"requester_country\":%")
                .containsEntry("theirs", List.of("UPDATE_PROFILE"))
                .containsEntry("officer", "%\"by\":\"officer\"%");
    }

    private LedgerHistory history() {
        Query query = stub(Query.class, (self, method, arguments) -> {
            if (method.getName().equals("setParameter")) {
                parameters.put(arguments[0], arguments[1]);
            }
            return method.getName().equals("getResultList") ? List.of() : self;
        });
        EntityManager database = stub(EntityManager.class, (self, method, arguments) -> {
            sql = (String) arguments[0];
            return query;
        });
        JpaConnectionProvider connection = stub(JpaConnectionProvider.class, (self, method, arguments) -> database);
        KeycloakSession session = stub(KeycloakSession.class, (self, method, arguments) -> connection);
        return LedgerHistory.of(session, stub(RealmModel.class, (self, method, arguments) -> "a-realm"));
    }

    private static UserModel citizen() {
        return stub(UserModel.class, (self, method, arguments) -> "a-citizen");
    }

    private static <T> T stub(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
