package org.pontis.eidas.http;

import java.net.MalformedURLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.AskingBroker;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.config.ConnectorSettings;
import org.pontis.eidas.flow.Memo;
import org.pontis.eidas.flow.connector.Connector;
import org.pontis.eidas.flow.connector.ConnectorFlow;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.SentRequest;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.OwnNode;
import org.pontis.eidas.oidc.client.Wire;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.oidc.provider.Client;
import org.pontis.eidas.oidc.provider.Grant;
import org.pontis.eidas.oidc.provider.PendingRequest;
import org.pontis.eidas.oidc.provider.Provider;
import org.pontis.eidas.oidc.provider.ProviderSettings;
import org.pontis.eidas.oidc.provider.ProviderSettings.Life;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.store.Pending;
import org.pontis.eidas.store.Store;

/** Our Connector, put together. */
final class ConnectorRole {

    static final String METADATA = "/connector/metadata";
    static final String RESPONSE = "/connector/response";

    private final ConnectorSettings settings;
    private final Configuration all;
    private final KeyRing keys;
    private final OwnMetadata metadata;
    private final ConnectorFlow flow;
    private final Pending<LoginRequest> logins;
    private final Memo<KeyRing.Keys, Provider> provider;

    ConnectorRole(ConnectorSettings settings, Node.Shared shared) {
        this.settings = settings;
        this.all = shared.configuration();
        this.keys =
                new KeyRing("connector", settings.keys(), settings.tokenKey(), settings.nextTokenKey(), shared.clock());
        this.metadata = new OwnMetadata(
                OwnNode.connector(
                        all.country(),
                        all.at(METADATA),
                        all.at(RESPONSE),
                        new Offer.Connector(settings.spType()),
                        all.operator().asOperator()),
                keys,
                all.time().metadataValidity(),
                shared.clock());
        Store store = shared.store();
        Replay replay = store.replay(shared.clock());
        this.logins = store.pending("login", LoginRequest.class);
        this.flow = new ConnectorFlow(
                connector(),
                keys,
                shared.nodes(),
                new ConnectorFlow.Memory(
                        logins,
                        store.pending("request", SentRequest.class),
                        store.repeats("identified", Identified.class),
                        replay),
                shared.log(),
                shared.clock());
        Pending<PendingRequest> pushed = store.pending("pushed", PendingRequest.class);
        Pending<PendingRequest> asked = store.pending("asked", PendingRequest.class);
        Pending<Redirect> finished = store.repeats("finished", Redirect.class);
        Pending<Grant> codes = store.pending("code", Grant.class);
        Client client = client(settings.client(), shared.wire());
        this.provider = new Memo<>(current ->
                new Provider(provider(current, client), pushed, asked, finished, codes, replay, shared.clock()));
        try {
            provider();
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("In connector.*: " + e.getMessage());
        }
    }

    ConnectorSettings settings() {
        return settings;
    }

    KeyRing keys() {
        return keys;
    }

    OwnMetadata metadata() {
        return metadata;
    }

    ConnectorFlow flow() {
        return flow;
    }

    /** The logins that are not over. */
    Pending<LoginRequest> logins() {
        return logins;
    }

    /** As it is with the keys of now. */
    Provider provider() {
        return provider.of("us", keys.all());
    }

    private Connector connector() {
        return new Connector(
                new OurConnector(all.at(METADATA), all.at(RESPONSE), all.country()),
                settings.spType(),
                all.peer().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .rules())),
                all.time().messages(),
                all.time().patience());
    }

    private ProviderSettings provider(KeyRing.Keys current, Client client) {
        Life usual = Life.DEFAULT;
        return new ProviderSettings(
                all.issuer(),
                current.token(),
                current.nextToken(),
                settings.pseudonyms(),
                List.of(client),
                settings.uiLocales(),
                new Life(
                        usual.pushedRequest(),
                        all.time().patience(),
                        usual.code(),
                        usual.token(),
                        all.time().skew()));
    }

    private static Client client(AskingBroker broker, Wire wire) {
        try {
            JWKSource<SecurityContext> published = JWKSourceBuilder.create(
                            broker.jwks().toURL(), wire)
                    .refreshAheadCache(false)
                    .outageTolerant(true)
                    .build();
            return new Client(
                    broker.id(),
                    broker.redirectUris().stream().map(Object::toString).collect(Collectors.toSet()),
                    published,
                    broker.pushedOnly(),
                    broker.subject(),
                    broker.allowsRepresentation(),
                    broker.minimum(),
                    Set.of(),
                    broker.spType(),
                    broker.providerName());
        } catch (MalformedURLException e) {
            throw new InvalidSetting("The setting connector.client.jwks is no address.");
        }
    }
}
