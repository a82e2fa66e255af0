package org.pontis.idp.keycloak.ledger;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Query;

import org.keycloak.events.Event;
import org.keycloak.events.EventQuery;
import org.keycloak.events.EventType;

/** The users' events of Keycloak's console, from what stands beside the ledger: the sequenced and the rest. */
final class LedgerEvents implements EventQuery {

    private final Books books;
    private final Set<String> conditions = new LinkedHashSet<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private String order = "desc";
    private int first;
    private int most = Integer.MAX_VALUE;

    LedgerEvents(Books books) {
        this.books = books;
        // acts of others than Keycloak's users have a dot in their names
        conditions.add("KIND not like '%.%'");
    }

    private LedgerEvents where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
        return this;
    }

    @Override
    public EventQuery type(EventType... types) {
        return where(
                "KIND in (:kinds)",
                "kinds",
                Arrays.stream(types).map(EventType::name).toList());
    }

    @Override
    public LedgerEvents realm(String realm) {
        return where("REALM_ID = :realm", "realm", realm);
    }

    @Override
    public EventQuery client(String client) {
        return where("PORTAL = :portal", "portal", client);
    }

    @Override
    public LedgerEvents user(String user) {
        return where("CITIZEN = :citizen", "citizen", user);
    }

    @Override
    public EventQuery fromDate(Date from) {
        return fromDate(from.getTime());
    }

    @Override
    public EventQuery fromDate(long from) {
        return where("HAPPENED >= :from", "from", from);
    }

    @Override
    public EventQuery toDate(Date to) {
        return toDate(to.getTime());
    }

    @Override
    public EventQuery toDate(long to) {
        return where("HAPPENED <= :to", "to", to);
    }

    /** Those that come after this place where the latest is first. */
    LedgerEvents before(Place place) {
        return where("HAPPENED <= :at", "at", place.at().toEpochMilli())
                .where("(HAPPENED < :at or ID < :below)", "below", place.id());
    }

    LedgerEvents named(String id) {
        return where("ID = :id", "id", id);
    }

    LedgerEvents only(LedgerHistory.Which which) {
        which.detail().ifPresent(name -> where("ACT like :detail", "detail", "%\"" + name + "\":%"));
        if (!which.byOfficers().isEmpty()) {
            List<String> theirs =
                    which.byOfficers().stream().map(EventType::name).toList();
            where("(KIND not in (:theirs) or ACT like :officer)", "theirs", theirs);
            parameters.put("officer", "%\"by\":\"officer\"%");
        }
        return this;
    }

    @Override
    public EventQuery ipAddress(String address) {
        String literal = address.replaceAll("[^0-9A-Za-z.:]", "");
        return where("ACT like :address", "address", "%\"address\":\"" + literal + "\"%");
    }

    @Override
    public EventQuery firstResult(int result) {
        first = result;
        return this;
    }

    @Override
    public EventQuery maxResults(int max) {
        most = max;
        return this;
    }

    @Override
    public EventQuery orderByDescTime() {
        order = "desc";
        return this;
    }

    @Override
    public EventQuery orderByAscTime() {
        order = "asc";
        return this;
    }

    @Override
    public Stream<Event> getResultStream() {
        String columns = "select ID, REALM_ID, HAPPENED, KIND, CITIZEN, SESSION_ID, PORTAL, ACT from {h-schema}";
        String where = conditions.stream().collect(Collectors.joining(" and ", " where ", ""));
        Query query = books.query("select * from (" + columns + "PONTIS_LEDGER_ACT" + where + " union all " + columns
                + "PONTIS_LEDGER_INBOX" + where + ") E order by HAPPENED " + order + ", ID " + order);
        parameters.forEach(query::setParameter);
        query.setFirstResult(first);
        if (most >= 0 && most < Integer.MAX_VALUE) {
            query.setMaxResults(most);
        }
        return Books.rows(query).map(LedgerEvents::event);
    }

    private static Event event(Object[] row) {
        return Act.read((String) row[7])
                .event(
                        (String) row[0],
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        (String) row[6]);
    }
}
