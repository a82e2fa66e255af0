package org.pontis.idp.keycloak.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.ClaimsRepresentation;
import org.keycloak.representations.ClaimsRepresentation.ClaimContext;
import org.keycloak.util.JsonSerialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimsRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id_token':{'acr':null}}",
                "{'id_token':{'acr':{'essential':true,'values':['low','high']}},'userinfo':{'given_name':null}}",
                "{'id_token':{'acr':{'value':'http://eidas.europa.eu/LoA/high'}}}",
                "{'id_token':{'auth_time':{'essential':true},'sub':{'value':5}}}"
            })
    void whatTheStandardAllowsIsReadable(String claims) {
        assertThat(ClaimsRequest.isReadable(claims.replace('\'', '"'))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'other':{},'more':[3],'id_token':{'acr':{'value':'high'}}}",
                "{'id_token':{'acr':{'value':'high','more':1,'other':{'value':'low'}}}}",
                "{'id_token':{'acr':{'value':'high'},'email':{'more':[1]}},'userinfo':{'verified_claims':{'claims':{}}}}"
            })
    void whatTheStandardDoesNotKnowIsIgnoredAlone(String claims) throws JsonProcessingException {
        String text = claims.replace('\'', '"');
        assertThat(ClaimsRequest.isReadable(text)).isTrue();

        ObjectMapper keycloaks = JsonSerialization.createObjectMapperWithDefaults();
        assertThatThrownBy(() -> keycloaks.readValue(text, ClaimsRepresentation.class))
                .as("as Keycloak has it")
                .isInstanceOf(JsonProcessingException.class);
        ObjectMapper corrected = JsonSerialization.createObjectMapperWithDefaults();
        ClaimsRequest.ignoreUnknownMembers(corrected);
        assertThat(corrected
                        .readValue(text, ClaimsRepresentation.class)
                        .getClaimValue("acr", ClaimContext.ID_TOKEN, String.class)
                        .getValue())
                .isEqualTo("high");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "{'id_token':null}",
                "{'id_token':[]}",
                "{'userinfo':'x'}",
                "{'other':{},'id_token':{'acr':3}}",
                "{'id_token':{'acr':3}}",
                "{'id_token':{'acr':['substantial']}}",
                "{'id_token':{'acr':{'essential':'true'}}}",
                "{'id_token':{'acr':{'value':5}}}",
                "{'id_token':{'acr':{'value':null}}}",
                "{'id_token':{'acr':{'value':['low']}}}",
                "{'id_token':{'acr':{'value':'a\\nb'}}}",
                "{'id_token':{'acr':{'values':'low'}}}",
                "{'id_token':{'acr':{'values':[]}}}",
                "{'id_token':{'acr':{'values':[1]}}}",
                "{'id_token':{'acr':{'values':[['low']]}}}",
                "{'id_token':{'acr':{'value':'low'},'acr':{'value':'high'}}}",
                "{'id_token':{'acr':{'value':5,'more':1}}}",
                "{'more':1,'more':2}",
                "{'id_token':{'sub':{'values':'x'}}}"
            })
    void anythingElseIsNot(String claims) {
        assertThat(ClaimsRequest.isReadable(claims.replace('\'', '"'))).isFalse();
    }
}
