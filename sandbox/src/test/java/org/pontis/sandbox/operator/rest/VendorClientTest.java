package org.pontis.sandbox.operator.rest;

import java.security.KeyStore;
import java.util.List;
import java.util.Map;

import ee.sk.mid.MidAuthentication;
import ee.sk.mid.MidAuthenticationHashToSign;
import ee.sk.mid.MidAuthenticationResponseValidator;
import ee.sk.mid.MidAuthenticationResult;
import ee.sk.mid.MidClient;
import ee.sk.mid.MidDisplayTextFormat;
import ee.sk.mid.MidHashType;
import ee.sk.mid.MidLanguage;
import ee.sk.mid.exception.MidDeliveryException;
import ee.sk.mid.exception.MidInternalErrorException;
import ee.sk.mid.exception.MidInvalidUserConfigurationException;
import ee.sk.mid.exception.MidNotMidClientException;
import ee.sk.mid.exception.MidPhoneNotAvailableException;
import ee.sk.mid.exception.MidSessionTimeoutException;
import ee.sk.mid.exception.MidUnauthorizedException;
import ee.sk.mid.exception.MidUserCancellationException;
import ee.sk.mid.rest.dao.MidSessionStatus;
import ee.sk.mid.rest.dao.request.MidAuthenticationRequest;
import ee.sk.mid.rest.dao.request.MidCertificateRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.sandbox.operator.Operated;
import org.pontis.sandbox.operator.OperatorFaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The vendor's own client library logs in with our operator: proof that the operator speaks the dialect. */
class VendorClientTest {

    private static final Map<String, Class<? extends Exception>> OUTCOMES = Map.of(
            "NOT_MID_CLIENT", MidNotMidClientException.class,
            "USER_CANCELLED", MidUserCancellationException.class,
            "SIGNATURE_HASH_MISMATCH", MidInvalidUserConfigurationException.class,
            "PHONE_ABSENT", MidPhoneNotAvailableException.class,
            "DELIVERY_ERROR", MidDeliveryException.class,
            "SIM_ERROR", MidDeliveryException.class,
            "TIMEOUT", MidSessionTimeoutException.class);

    @RegisterExtension
    static final Operated world = new Operated();

    private static MidClient client;

    @BeforeAll
    static void start() throws Exception {
        client = client("DEMO");
    }

    private static MidClient client(String name) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("root", world.authority.root());
        return MidClient.newBuilder()
                .withHostUrl(world.url("/mid-api"))
                .withRelyingPartyUUID("00000000-0000-0000-0000-000000000000")
                .withRelyingPartyName(name)
                .withTrustStore(trust)
                .withLongPollingTimeoutSeconds(60)
                .build();
    }

    @ParameterizedTest
    @EnumSource(MidHashType.class)
    void itLogsInWithAnEllipticCurve(MidHashType type) throws Exception {
        MidAuthenticationResult result = login("+37200000766", "60001019906", type);
        assertThat(result.isValid()).as(String.valueOf(result.getErrors())).isTrue();
        assertThat(result.getAuthenticationIdentity().getIdentityCode()).isEqualTo("60001019906");
        assertThat(result.getAuthenticationIdentity().getCountry()).isEqualTo("EE");
        assertThat(result.getAuthenticationIdentity().getGivenName()).isEqualTo("MARY ÄNN");
    }

    @ParameterizedTest
    @EnumSource(MidHashType.class)
    void itLogsInWithRsa(MidHashType type) throws Exception {
        assertThat(login("+37200000566", "60001018800", type).isValid()).isTrue();
    }

    @Test
    void itGetsTheCertificateForSignatures() {
        MidCertificateRequest request = MidCertificateRequest.newBuilder()
                .withPhoneNumber("+37200000766")
                .withNationalIdentityNumber("60001019906")
                .build();
        assertThat(client.createMobileIdCertificate(
                                client.getMobileIdConnector().getCertificate(request))
                        .getKeyUsage()[1])
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "+37200000366, 60001019928, NOT_MID_CLIENT",
        "+37200000266, 60001019939, NOT_MID_CLIENT",
        "+37200000666, 60001019961, SIGNATURE_HASH_MISMATCH",
        "+37207110066, 60001019947, DELIVERY_ERROR",
        "+37201100266, 60001019950, USER_CANCELLED",
        "+37201200266, 60001019972, SIM_ERROR",
        "+37213100266, 60001019983, PHONE_ABSENT",
        "+37066000266, 50001018908, TIMEOUT"
    })
    void itUnderstandsEveryOutcomeOfTheDemoNumbers(String phone, String identifier, String outcome) {
        MidAuthenticationHashToSign hash = MidAuthenticationHashToSign.generateRandomHashOfDefaultType();
        assertThatThrownBy(() -> status(begin(client, phone, identifier, hash))).isInstanceOf(OUTCOMES.get(outcome));
    }

    @Test
    void itIsTurnedAwayUnderAnotherName() throws Exception {
        MidClient stranger = client("STRANGER");
        MidAuthenticationHashToSign hash = MidAuthenticationHashToSign.generateRandomHashOfDefaultType();
        assertThatThrownBy(() -> begin(stranger, "+37200000766", "60001019906", hash))
                .isInstanceOf(MidUnauthorizedException.class);
    }

    @Test
    void itMindsNoFieldsThatItDoesNotKnow() throws Exception {
        world.play(OperatorFaults.EXTRA_FIELDS);
        assertThat(login("+37200000766", "60001019906", MidHashType.SHA256).isValid())
                .isTrue();
    }

    @Test
    void itRefusesASignatureOverAnotherHash() throws Exception {
        world.play(OperatorFaults.OTHER_HASH);
        assertThat(login("+37200000766", "60001019906", MidHashType.SHA256).isValid())
                .isFalse();
    }

    @Test
    void itRefusesAnAnswerWithoutSignature() {
        world.play(OperatorFaults.NO_SIGNATURE);
        assertThatThrownBy(() -> login("+37200000766", "60001019906", MidHashType.SHA256))
                .isInstanceOf(MidInternalErrorException.class);
    }

    private static MidAuthenticationResult login(String phone, String identifier, MidHashType type) throws Exception {
        MidAuthenticationHashToSign hash = MidAuthenticationHashToSign.generateRandomHashOfType(type);
        String session = begin(client, phone, identifier, hash);
        assertThat(world.prompt(phone).verificationCode()).isEqualTo(hash.calculateVerificationCode());
        world.approve(phone, "1234");
        MidAuthentication authentication = client.createMobileIdAuthentication(status(session), hash);
        return new MidAuthenticationResponseValidator(
                        List.of(world.authority.issuer("sim-ee").certificate()))
                .validate(authentication);
    }

    private static String begin(MidClient client, String phone, String identifier, MidAuthenticationHashToSign hash) {
        return client.getMobileIdConnector()
                .authenticate(MidAuthenticationRequest.newBuilder()
                        .withPhoneNumber(phone)
                        .withNationalIdentityNumber(identifier)
                        .withHashToSign(hash)
                        .withLanguage(MidLanguage.ENG)
                        .withDisplayText("Log in to Agencia Tributaria")
                        .withDisplayTextFormat(MidDisplayTextFormat.GSM7)
                        .build())
                .getSessionID();
    }

    private static MidSessionStatus status(String session) {
        return client.getSessionStatusPoller().fetchFinalAuthenticationSessionStatus(session);
    }
}
