package org.pontis.idp.keycloak.cabinet;

import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.mappers.PairwiseSubMapperHelper;
import org.keycloak.protocol.oidc.mappers.SHA256PairwiseSubMapper;
import org.keycloak.protocol.oidc.utils.PairwiseSubMapperUtils;

/** A citizen as a portal's ID tokens call her. */
final class Subject {

    private Subject() {}

    static String of(UserModel citizen, ClientModel portal) {
        SHA256PairwiseSubMapper pairwise = new SHA256PairwiseSubMapper();
        return portal.getProtocolMappersStream()
                .filter(mapper -> pairwise.getId().equals(mapper.getProtocolMapper()))
                .findFirst()
                .map(mapper -> pairwise.generateSub(mapper, sector(portal, mapper), citizen.getId()))
                .orElseGet(citizen::getId);
    }

    /** As Keycloak's own mapper finds it (OpenID Connect Core 1.0, section 8.1). */
    private static String sector(ClientModel portal, ProtocolMapperModel mapper) {
        String uri = PairwiseSubMapperHelper.getSectorIdentifierUri(mapper);
        return uri == null || uri.isEmpty()
                ? PairwiseSubMapperUtils.resolveValidSectorIdentifier(portal.getRootUrl(), portal.getRedirectUris())
                : PairwiseSubMapperUtils.resolveValidSectorIdentifier(uri);
    }
}
