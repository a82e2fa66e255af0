package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.events.Event;
import org.keycloak.events.EventQuery;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.pontis.idp.abroad.Requester;
import org.pontis.idp.keycloak.ledger.LedgerHistory;
import org.pontis.idp.keycloak.visit.Door;

/**
 * The history as the ledger has it: users' events, which Keycloak's store of events reads out of it with all they tell, and what
 * administrators did to the account.
 */
record EventHistory(Room room) implements History {

    private static final String KIND = "event";
    private static final Set<String> ADMINISTRATORS =
            Set.of("admin.CREATE", "admin.UPDATE", "admin.DELETE", "admin.ACTION");

    /** As far as is looked for a page's entries; steps that are not told lie between them. */
    private static final int WINDOW = 1_000;

    /** At one moment. */
    private static final int FEW = 20;

    private static final Pattern HANDLE = Pattern.compile("(\\d{1,15})\\.([A-Za-z0-9_-]{1,86})");

    /** Steps on the way to something that is told itself, and what she only looked at. */
    private static final Set<String> UNTOLD =
            Set.of("code_requested", "sms_budget_nearly_spent", "figures_looked", "ledger_read", "receipt_taken");

    /** How an account was opened by logging in; any other way has an entry of its own beside that of the account. */
    private static final Set<String> CAME = Set.of("registered_by_certificate", "registered_from_abroad");

    @Override
    public List<Entry> entries(Filter filter, Instant before, int most) {
        Stream<Entry> events = events(filter, before).flatMap(event -> entry(event).stream());
        Stream<Entry> others =
                filter == Filter.ALL || filter == Filter.ACTS ? administrators(before, most) : Stream.empty();
        return Stream.concat(events, others)
                .sorted(Comparator.comparing(Entry::at).reversed())
                .filter(entry -> filter != Filter.ABROAD || entry.requester().isPresent())
                .limit(most)
                .toList();
    }

    /** The time in the handle spares a look at all the others; the seal says that the event is hers. */
    @Override
    public Optional<Entry> entry(String handle) {
        Matcher parts = HANDLE.matcher(handle);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long at = Long.parseLong(parts.group(1));
        return query().fromDate(at)
                .toDate(at)
                .getResultStream()
                .filter(event -> room.names(parts.group(2), KIND, event.getId()))
                .flatMap(event -> entry(event).stream())
                .findFirst()
                .or(() -> administrators(Instant.ofEpochMilli(at + 1), FEW)
                        .filter(entry -> entry.handle().equals(handle))
                        .findFirst());
    }

    /** What administrators did to her account. */
    private Stream<Entry> administrators(Instant before, int most) {
        return LedgerHistory.of(room.session(), room.realm()).of(room.citizen(), before, most, ADMINISTRATORS).stream()
                .map(line -> new Entry(
                        line.time().toEpochMilli() + "." + room.handle(KIND, line.id()),
                        line.id(),
                        line.time(),
                        Entry.Kind.ACT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("account_changed"),
                        Optional.of("administrator"),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public Set<String> portalsSince(Instant moment) {
        return query().type(EventType.LOGIN)
                .fromDate(moment.toEpochMilli())
                .getResultStream()
                .map(Event::getClientId)
                .filter(client -> client != null && !Door.isOurs(client))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Event> events(Filter filter, Instant before) {
        EventType[] types =
                switch (filter) {
                    case ALL ->
                        new EventType[] {
                            EventType.LOGIN,
                            EventType.LOGIN_ERROR,
                            EventType.CUSTOM_REQUIRED_ACTION,
                            EventType.CUSTOM_REQUIRED_ACTION_ERROR,
                            EventType.REGISTER
                        };
                    case LOGINS, ABROAD -> new EventType[] {EventType.LOGIN};
                    case REFUSED -> new EventType[] {EventType.LOGIN_ERROR};
                    case ACTS ->
                        new EventType[] {
                            EventType.CUSTOM_REQUIRED_ACTION, EventType.CUSTOM_REQUIRED_ACTION_ERROR, EventType.REGISTER
                        };
                };
        return query().type(types)
                .toDate(before.toEpochMilli() - 1)
                .orderByDescTime()
                .maxResults(WINDOW)
                .getResultStream();
    }

    private EventQuery query() {
        return room.session()
                .getProvider(EventStoreProvider.class)
                .createQuery()
                .realm(room.realm().getId())
                .user(room.citizen().getId());
    }

    private Optional<Entry> entry(Event event) {
        Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
        Optional<Entry.Kind> kind = kind(event, details);
        return kind.map(known -> new Entry(
                event.getTime() + "." + room.handle(KIND, event.getId()),
                event.getId(),
                Instant.ofEpochMilli(event.getTime()),
                known,
                Optional.ofNullable(event.getClientId()),
                Requester.of(details.get("requester_country"), details.get("requester_name")),
                Optional.ofNullable(details.get("login_method")),
                Optional.ofNullable(details.get("level")),
                Optional.ofNullable(event.getError()),
                Optional.ofNullable(details.get("what")),
                Optional.ofNullable(details.get("by")),
                Optional.ofNullable(details.get("credential")),
                Optional.ofNullable(event.getSessionId())));
    }

    private static Optional<Entry.Kind> kind(Event event, Map<String, String> details) {
        return switch (event.getType()) {
            case LOGIN -> Optional.of(Entry.Kind.LOGIN);
            case LOGIN_ERROR -> Optional.of(Entry.Kind.REFUSED);
            case REGISTER ->
                Optional.ofNullable(details.get("what")).filter(CAME::contains).map(what -> Entry.Kind.ACT);
            // also a look that showed the officer nothing
            case CUSTOM_REQUIRED_ACTION_ERROR ->
                Optional.ofNullable(details.get("what"))
                        .filter("desk_looked"::equals)
                        .map(what -> Entry.Kind.ACT);
            case CUSTOM_REQUIRED_ACTION ->
                Optional.ofNullable(details.get("what"))
                        .filter(what -> !UNTOLD.contains(what))
                        .map(what -> Entry.Kind.ACT);
            default -> Optional.empty();
        };
    }
}
