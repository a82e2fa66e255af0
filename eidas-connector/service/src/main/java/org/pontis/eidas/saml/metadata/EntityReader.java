package org.pontis.eidas.saml.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.common.CacheableSAMLObject;
import org.opensaml.saml.saml2.common.TimeBoundSAMLObject;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.RoleDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.pontis.eidas.attributes.NodeCountry;

/** One role of one entity, from OpenSAML's objects to ours. */
final class EntityReader {

    private final XMLObject root;
    private final EntityDescriptor entity;
    private final RoleDescriptor role;
    private final ExtensionReader said;

    EntityReader(XMLObject root, EntityDescriptor entity, RoleDescriptor role) {
        this.root = root;
        this.entity = entity;
        this.role = role;
        this.said = new ExtensionReader(entity.getExtensions());
    }

    NodeMetadata read() throws BrokenRule {
        KeyReader keys = new KeyReader(role.getKeyDescriptors());
        return new NodeMetadata(
                Objects.requireNonNullElse(entity.getEntityID(), ""),
                country(),
                validity(),
                keys.read(),
                endpoints(),
                nameIdFormats(),
                offer(),
                new Software(
                        said.values(Names.PROTOCOL_VERSION),
                        said.values(Names.APPLICATION).stream().findFirst()),
                said.algorithms(keys.contentEncryption()),
                OperatorReader.read(entity));
    }

    private NodeCountry country() throws BrokenRule {
        String code = new ExtensionReader(role.getExtensions())
                .text(Names.NODE_COUNTRY)
                .orElseThrow(() -> new BrokenRule(MetadataRule.NODE_COUNTRY, "no eidas:NodeCountry."));
        return NodeCountry.read(code).orElseThrow(() -> new BrokenRule(MetadataRule.NODE_COUNTRY, "no country code."));
    }

    /** SAML metadata 2.3.1 and 2.4.1: what encloses a description limits it, too. */
    private Validity validity() throws BrokenRule {
        Instant until = Stream.of(root, entity, role)
                .map(TimeBoundSAMLObject.class::cast)
                .map(TimeBoundSAMLObject::getValidUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new BrokenRule(MetadataRule.VALID_UNTIL, "no validUntil."));
        Optional<Duration> cacheFor = Stream.of(root, entity, role)
                .map(CacheableSAMLObject.class::cast)
                .map(CacheableSAMLObject::getCacheDuration)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return new Validity(until, cacheFor, said.issuedAt());
    }

    private List<Endpoint> endpoints() {
        return switch (role) {
            case SPSSODescriptor connector -> consumers(connector.getAssertionConsumerServices());
            case IDPSSODescriptor service -> entrances(service.getSingleSignOnServices());
            default -> List.of();
        };
    }

    /** The default one is the one marked so, else the first that is not marked otherwise (SAML metadata 2.2.3). */
    private static List<Endpoint> consumers(List<AssertionConsumerService> services) {
        return services.stream()
                .filter(service -> service.getLocation() != null)
                .sorted(Comparator.comparingInt(EntityReader::rank))
                .flatMap(service -> Binding.of(service.getBinding())
                        .map(binding -> new Endpoint(
                                binding,
                                service.getLocation(),
                                Objects.requireNonNullElse(service.getIndex(), services.indexOf(service))))
                        .stream())
                .toList();
    }

    private static int rank(AssertionConsumerService service) {
        Boolean marked = service.isDefaultXSBoolean() == null
                ? null
                : service.isDefaultXSBoolean().getValue();
        return marked == null ? 1 : marked ? 0 : 2;
    }

    private static List<Endpoint> entrances(List<SingleSignOnService> services) {
        List<Endpoint> found = new ArrayList<>();
        for (SingleSignOnService service : services) {
            Binding.of(service.getBinding())
                    .filter(binding -> service.getLocation() != null)
                    .ifPresent(binding -> found.add(new Endpoint(binding, service.getLocation(), found.size())));
        }
        return found;
    }

    private Set<String> nameIdFormats() {
        List<NameIDFormat> formats =
                switch (role) {
                    case SPSSODescriptor connector -> connector.getNameIDFormats();
                    case IDPSSODescriptor service -> service.getNameIDFormats();
                    default -> List.of();
                };
        Set<String> uris = new LinkedHashSet<>();
        formats.stream().map(NameIDFormat::getURI).filter(Objects::nonNull).forEach(uris::add);
        return uris;
    }

    private Offer offer() throws BrokenRule {
        if (role instanceof IDPSSODescriptor service) {
            Set<String> attributes = new LinkedHashSet<>();
            service.getAttributes().stream()
                    .map(Attribute::getName)
                    .filter(Objects::nonNull)
                    .forEach(attributes::add);
            return new Offer.ProxyService(
                    said.values(Names.ASSURANCE),
                    attributes,
                    said.values(Names.ENTITY_CATEGORY).contains(Names.REQUESTER_ID));
        }
        Optional<String> sector = said.text(Names.SP_TYPE);
        if (sector.isEmpty()) {
            return new Offer.Connector(Optional.empty());
        }
        SpType type = SpType.of(sector.get())
                .orElseThrow(() -> new BrokenRule(MetadataRule.SP_TYPE, "neither of the two words."));
        return new Offer.Connector(Optional.of(type));
    }
}
