package org.pontis.idp.testing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;

/** One browser's login. State goes through JSON, as it does in the server. */
public final class TestAttempt implements Attempt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private LevelOfAssurance requested = LevelOfAssurance.LOW;
    private Optional<Citizen> citizen = Optional.empty();
    private List<Proof> proofs = List.of();
    private Locale locale = Locale.forLanguageTag("es");
    private String portal = "Agencia Tributaria (demo)";
    private Optional<String> purpose = Optional.empty();
    private boolean curious = true;
    private String remoteAddress = "192.0.2.1";
    private String keptType = "";
    private String kept = "";

    public TestAttempt(String id) {
        this.id = id;
    }

    public TestAttempt asking(LevelOfAssurance level) {
        requested = level;
        return this;
    }

    public TestAttempt inSessionOf(Citizen known, Proof... proven) {
        citizen = Optional.of(known);
        proofs = List.of(proven);
        return this;
    }

    /** The session's citizen is gone, its proofs are not. */
    public TestAttempt leavingTheSession() {
        citizen = Optional.empty();
        return this;
    }

    public TestAttempt in(Locale language) {
        locale = language;
        return this;
    }

    public TestAttempt at(String portalName) {
        portal = portalName;
        return this;
    }

    /** For something else than entering a portal. */
    public TestAttempt toGet(String what) {
        purpose = Optional.of(what);
        return this;
    }

    @Override
    public Optional<String> purpose() {
        return purpose;
    }

    /** A portal that is not told whom she represents. */
    public TestAttempt atOneThatIsNotTold() {
        curious = false;
        return this;
    }

    @Override
    public boolean portalLearnsRepresented() {
        return curious;
    }

    public TestAttempt from(String address) {
        remoteAddress = address;
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public LevelOfAssurance requested() {
        return requested;
    }

    @Override
    public Optional<Citizen> citizen() {
        return citizen;
    }

    @Override
    public List<Proof> proofs() {
        return proofs;
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public String portal() {
        return portal;
    }

    @Override
    public String host() {
        return "clave.example";
    }

    @Override
    public URI back() {
        return URI.create("https://clave.example/login?tab=" + id);
    }

    @Override
    public URI place() {
        return URI.create("https://clave.example/realms/es/pontis/place/method");
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public synchronized void keep(Record state) {
        try {
            kept = JSON.writeValueAsString(state);
            keptType = state.getClass().getName();
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    @Override
    public synchronized <T extends Record> Optional<T> kept(Class<T> type) {
        if (!type.getName().equals(keptType)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(kept, type));
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
