package org.pontis.idp.keycloak.oidc;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "{'id_token':null}",
                "{'id_token':[]}",
                "{'userinfo':'x'}",
                "{'other':{}}",
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
                "{'id_token':{'acr':{'value':'low','more':1}}}",
                "{'id_token':{'sub':{'values':'x'}}}"
            })
    void anythingElseIsNot(String claims) {
        assertThat(ClaimsRequest.isReadable(claims.replace('\'', '"'))).isFalse();
    }
}
