package org.pontis.eidas.oidc.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Persistence;
import org.pontis.eidas.flow.proxy.BrokerAnswer;
import org.pontis.eidas.flow.proxy.BrokerAnswer.Failed;
import org.pontis.eidas.flow.proxy.BrokerAnswer.LoggedIn;
import org.pontis.eidas.flow.proxy.BrokerRequest;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.oidc.Clock;
import org.pontis.eidas.oidc.Keys;
import org.pontis.eidas.oidc.MemoryPending;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.TokenKey;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.oidc.provider.Client;
import org.pontis.eidas.oidc.provider.Form;
import org.pontis.eidas.oidc.provider.Json;
import org.pontis.eidas.oidc.provider.Provider;
import org.pontis.eidas.oidc.provider.ProviderSettings;
import org.pontis.eidas.oidc.provider.Pseudonyms;
import org.pontis.eidas.oidc.provider.SubjectKind;
import org.pontis.eidas.saml.metadata.SpType;

import static org.assertj.core.api.Assertions.assertThat;

/** Both of our sides against each other, over real connections. */
class OwnProviderTest {

    private static final String CALLBACK = "https://eidas.example.es/broker/callback";

    private final Clock clock = new Clock();
    private final KeycloakLike server = new KeycloakLike();
    private final Wire wire = new Wire(Duration.ofSeconds(20), Optional.empty());
    private final TokenKey clientKey = Keys.token();
    private final Set<String> seen = new HashSet<>();
    private final Provider provider = new Provider(
            new ProviderSettings(
                    server.issuer(),
                    Keys.token(),
                    Optional.of(Keys.token()),
                    new Pseudonyms(new byte[32]),
                    List.of(new Client(
                            "eidas",
                            Set.of(CALLBACK),
                            Keys.published(clientKey.published()),
                            true,
                            SubjectKind.PAIRWISE,
                            false,
                            LevelOfAssurance.LOW,
                            Set.of(),
                            SpType.PUBLIC,
                            Optional.empty())),
                    List.of("es"),
                    ProviderSettings.Life.DEFAULT),
            new MemoryPending<>(),
            new MemoryPending<>(),
            new MemoryPending<>(),
            new MemoryPending<>(),
            (issuer, id, until) -> seen.add(issuer + id),
            clock);
    private final BrokerClient client = new BrokerClient(
            new BrokerSettings(
                    server.issuer(),
                    "eidas",
                    CALLBACK,
                    clientKey,
                    Optional.empty(),
                    List.of("openid"),
                    JWSAlgorithm.ES256,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(1)),
            wire,
            new MemoryPending<>(),
            clock);

    OwnProviderTest() {
        server.page("/.well-known/openid-configuration", form -> new KeycloakLike.Reply(200, provider.discovery()));
        server.page("/jwks", form -> new KeycloakLike.Reply(200, provider.keys()));
        server.page("/par", form -> reply(provider.push(new Form(parameters(form), false))));
        server.page("/token", form -> reply(provider.token(new Form(parameters(form), false))));
    }

    @AfterEach
    void close() {
        wire.close();
        server.close();
    }

    @Test
    void whoLogsInAtOneSideIsKnownAtTheOther() {
        LoginRequest login = ask(LevelOfAssurance.SUBSTANTIAL);

        BrokerAnswer answer = comeBack(provider.finish(login.id(), identified(LevelOfAssurance.HIGH)));

        assertThat(answer).isInstanceOfSatisfying(LoggedIn.class, who -> {
            assertThat(who.claims())
                    .containsEntry("person_identifier", "EE/ES/60001019906")
                    .containsEntry("family_name", "Männik")
                    .containsEntry("country", "EE");
            assertThat(who.acr()).isEqualTo("http://eidas.europa.eu/LoA/high");
        });
    }

    @Test
    void theLevelThatOneSideAsksForTheOtherHolds() {
        LoginRequest login = ask(LevelOfAssurance.HIGH);

        assertThat(comeBack(provider.finish(login.id(), identified(LevelOfAssurance.SUBSTANTIAL))))
                .isEqualTo(new Failed("unmet_authentication_requirements"));
    }

    @Test
    void aRefusalArrivesAsOne() {
        LoginRequest login = ask(LevelOfAssurance.LOW);

        assertThat(comeBack(provider.finish(
                        login.id(), new LoginOutcome.Refused(Problem.CANCELLED, new Incident("0A1B2C3D")))))
                .isEqualTo(new Failed("access_denied"));
    }

    private LoginRequest ask(LevelOfAssurance level) {
        Ask.Go go = (Ask.Go) client.ask(
                "state",
                new BrokerRequest(
                        level, true, Optional.empty(), new NodeCountry("PT"), List.of(), Set.of("person_identifier")));
        assertThat(go.location()).startsWith(server.issuer() + "/authorize?");
        return ((Begin) provider.authorize(parameters(KeycloakLike.form(query(go.location()))))).login();
    }

    private BrokerAnswer comeBack(AuthorizationAnswer answer) {
        String location = ((Redirect) answer).location();
        assertThat(location).startsWith(CALLBACK + "?");
        return client.receive(parameters(KeycloakLike.form(query(location))));
    }

    private LoginOutcome identified(LevelOfAssurance level) {
        return new LoginOutcome.Identified(
                Identity.of(new Person(
                        DataSet.NATURAL,
                        Map.of(
                                AttributeProfile.PERSON_IDENTIFIER, List.of(AttributeValue.of("EE/ES/60001019906")),
                                AttributeProfile.FAMILY_NAME, List.of(AttributeValue.of("Männik")),
                                AttributeProfile.FIRST_NAME, List.of(AttributeValue.of("Mari-Liis")),
                                AttributeProfile.DATE_OF_BIRTH, List.of(AttributeValue.of("2000-01-01"))))),
                new Notified(level),
                new NodeCountry("EE"),
                Persistence.UNKNOWN,
                clock.instant());
    }

    private static String query(String location) {
        return URI.create(location).getRawQuery();
    }

    private static KeycloakLike.Reply reply(Json answer) {
        return new KeycloakLike.Reply(answer.status(), answer.body());
    }

    private static Parameters parameters(Map<String, String> values) {
        return Parameters.of(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }
}
