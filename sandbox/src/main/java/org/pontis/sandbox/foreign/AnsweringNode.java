package org.pontis.sandbox.foreign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.ForeignConnector;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.check.RequestCheck;
import org.pontis.eidas.saml.check.RequestVerdict;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.check.TrustedRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Outcome;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/** The country's Proxy-Service. It takes requests as a careful node does, and answers them at once. */
final class AnsweringNode {

    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final NodeCountry country;
    private final String entityId;
    private final String location;
    private final CountryKeys keys;
    private volatile Optional<PostForm> before = Optional.empty();

    AnsweringNode(NodeCountry country, String entityId, String location, CountryKeys keys) {
        this.country = country;
        this.entityId = entityId;
        this.location = location;
        this.keys = keys;
    }

    PostForm login(Arrival arrival, NodeMetadata asker, Citizen citizen, Misdeed.Change change) {
        TrustedRequest request = trusted(arrival, asker);
        DataSet set = request.attributes().getFirst().set();
        return write(
                request,
                asker,
                new Success(
                        citizen.identity(set, country, asker.country()),
                        new GrantedLevel.Notified(citizen.level()),
                        new NameId(request.nameIdFormat(), MessageId.next()),
                        request.connector(),
                        Instant.now(),
                        VALIDITY),
                change);
    }

    PostForm refusal(Arrival arrival, NodeMetadata asker, EidasStatus status, Misdeed.Change change) {
        return write(trusted(arrival, asker), asker, new Failure(status), change);
    }

    private PostForm write(TrustedRequest request, NodeMetadata asker, Outcome outcome, Misdeed.Change change) {
        Instant now = Instant.now();
        EidasResponse response =
                new EidasResponse(MessageId.next(), now, entityId, request.location(), request.id(), outcome);
        Scene scene = new Scene(keys, now, asker.encryptionCertificate(), before);
        Seal seal = scene.reader().map(Seal::to).orElse(Seal.NONE);
        Recipe recipe = change.apply(Recipe.good(seal, Pen.of(keys.signing())), scene);
        String plain = ResponseWriter.writePlain(response, SigningKey.eidas(keys.signing()));
        PostForm form = recipe.form()
                .apply(new PostForm(
                        request.location(),
                        "SAMLResponse",
                        PostBinding.encode(recipe.write(Xml.unsigned(plain))),
                        request.relayState()));
        before = Optional.of(form);
        return form;
    }

    private TrustedRequest trusted(Arrival arrival, NodeMetadata asker) {
        RequestVerdict verdict = new RequestCheck(
                        new OurService(
                                Set.of(location),
                                levels(),
                                Set.of(NameIdFormat.values()),
                                new HashSet<>(AttributeProfile.all()),
                                false),
                        id -> Optional.of(ForeignConnector.of(asker))
                                .filter(known -> known.entityId().equals(id)),
                        (issuer, id, until) -> true,
                        InstantSource.system(),
                        TimeLimits.DEFAULT)
                .check(arrival);
        if (verdict instanceof RequestVerdict.Accepted accepted) {
            return accepted.request();
        }
        throw new IllegalArgumentException("The request is not as it should be: "
                + verdict.report().firstFailure().orElseThrow());
    }

    private static Set<GrantedLevel> levels() {
        return Arrays.stream(LevelOfAssurance.values())
                .map(GrantedLevel.Notified::new)
                .collect(Collectors.toSet());
    }
}
