package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.ArrayList;
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
import org.pontis.idp.keycloak.ledger.LedgerHistory.Which;
import org.pontis.idp.keycloak.ledger.Place;
import org.pontis.idp.keycloak.visit.Door;

/**
 * The history as the ledger has it: users' events, which Keycloak's store of events reads out of it with all they tell, and what
 * administrators did to the account.
 */
record EventHistory(Room room) implements History {

    private static final String KIND = "event";
    private static final Set<String> ADMINISTRATORS =
            Set.of("admin.CREATE", "admin.UPDATE", "admin.DELETE", "admin.ACTION");

    /** So many events are read at a time. */
    private static final int WINDOW = 200;

    /** At one moment. */
    private static final int FEW = 20;

    private static final Pattern HANDLE = Pattern.compile("(\\d{1,15})\\.([A-Za-z0-9_-]{1,86})");

    /** Steps on the way to something that is told itself, what she only looked at, and what an officer could not do at her desk. */
    private static final Set<String> UNTOLD = Set.of(
            "code_requested", "sms_budget_nearly_spent", "figures_looked", "ledger_read", "receipt_taken", "desk");

    /** How an account was opened by logging in; any other way has an entry of its own beside that of the account. */
    private static final Set<String> CAME = Set.of("registered_by_certificate", "registered_from_abroad");

    private static final String REQUESTER = "requester_country";

    /** What failed is told if an officer tried it, and another name or document, which an officer alone can give. */
    private static final Set<EventType> BY_OFFICERS =
            Set.of(EventType.CUSTOM_REQUIRED_ACTION_ERROR, EventType.UPDATE_PROFILE);

    private static final Set<EventType> ACTS = Set.of(
            EventType.CUSTOM_REQUIRED_ACTION,
            EventType.REGISTER,
            EventType.CUSTOM_REQUIRED_ACTION_ERROR,
            EventType.UPDATE_PROFILE);

    private static final Set<EventType> ALL = Set.of(
            EventType.LOGIN,
            EventType.LOGIN_ERROR,
            EventType.CUSTOM_REQUIRED_ACTION,
            EventType.REGISTER,
            EventType.CUSTOM_REQUIRED_ACTION_ERROR,
            EventType.UPDATE_PROFILE);

    @Override
    public List<Entry> entries(Filter filter, Place before, int most) {
        Stream<Entry> others =
                filter == Filter.ALL || filter == Filter.ACTS ? administrators(before, most) : Stream.empty();
        return Stream.concat(events(filter, before, most).stream(), others)
                .sorted(Comparator.comparing(Entry::at)
                        .thenComparing(Entry::reference)
                        .reversed())
                .limit(most)
                .toList();
    }

    /** As far back as it takes: between what is told lie steps that are not. */
    private List<Entry> events(Filter filter, Place before, int most) {
        List<Entry> told = new ArrayList<>();
        Place at = before;
        List<Event> some;
        do {
            some = ledger().events(room.citizen(), which(filter), at, WINDOW);
            some.forEach(event -> entry(event).ifPresent(told::add));
            if (!some.isEmpty()) {
                at = new Place(
                        Instant.ofEpochMilli(some.getLast().getTime()),
                        some.getLast().getId());
            }
        } while (some.size() == WINDOW && told.size() < most);
        return told;
    }

    private static Which which(Filter filter) {
        return switch (filter) {
            case ALL -> new Which(ALL, BY_OFFICERS, Optional.empty());
            case LOGINS -> new Which(Set.of(EventType.LOGIN), Set.of(), Optional.empty());
            case ABROAD -> new Which(Set.of(EventType.LOGIN), Set.of(), Optional.of(REQUESTER));
            case REFUSED -> new Which(Set.of(EventType.LOGIN_ERROR), Set.of(), Optional.empty());
            case ACTS -> new Which(ACTS, BY_OFFICERS, Optional.empty());
        };
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
                .or(() -> administrators(new Place(Instant.ofEpochMilli(at + 1), ""), FEW)
                        .filter(entry -> entry.handle().equals(handle))
                        .findFirst());
    }

    /** What administrators did to her account. */
    private Stream<Entry> administrators(Place before, int most) {
        return ledger().of(room.citizen(), before, most, ADMINISTRATORS).stream()
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

    private LedgerHistory ledger() {
        return LedgerHistory.of(room.session(), room.realm());
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
                Requester.of(details.get(REQUESTER), details.get("requester_name")),
                Optional.ofNullable(details.get("login_method")),
                Optional.ofNullable(details.get("level")),
                Optional.ofNullable(event.getError()),
                what(event, details),
                Optional.ofNullable(details.get("by")),
                Optional.ofNullable(details.get("credential")),
                Optional.ofNullable(details.get("request")),
                Optional.ofNullable(event.getSessionId())));
    }

    /** A second officer's word has one name in the trail, yes or no. */
    private static Optional<String> what(Event event, Map<String, String> details) {
        return Optional.ofNullable(details.get("what"))
                .map(what -> what.equals("desk_confirmed") && event.getError() != null ? "desk_declined" : what);
    }

    private static Optional<Entry.Kind> kind(Event event, Map<String, String> details) {
        return switch (event.getType()) {
            case LOGIN -> Optional.of(Entry.Kind.LOGIN);
            case LOGIN_ERROR -> Optional.of(Entry.Kind.REFUSED);
            case REGISTER ->
                Optional.ofNullable(details.get("what")).filter(CAME::contains).map(what -> Entry.Kind.ACT);
            case CUSTOM_REQUIRED_ACTION, CUSTOM_REQUIRED_ACTION_ERROR, UPDATE_PROFILE ->
                Optional.ofNullable(details.get("what"))
                        .filter(what -> !UNTOLD.contains(what))
                        .filter(what -> !BY_OFFICERS.contains(event.getType()) || "officer".equals(details.get("by")))
                        .map(what -> Entry.Kind.ACT);
            default -> Optional.empty();
        };
    }
}
