<#-- Carries a SAML message to the portal (SAML bindings 2.0, 3.5). The script presses the button; without it, the citizen does. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout languages=false; section>
  <#if section == "header">
    ${msg("saml.post-form.title")}
  <#elseif section == "form">
    <p class="lead">${msg("saml.post-form.message")}</p>
    <form name="saml-post-binding" action="${samlPost.url}" method="post" class="form" data-submit-at-once>
      <#if samlPost.SAMLRequest??><input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}"></#if>
      <#if samlPost.SAMLResponse??><input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}"></#if>
      <#if samlPost.relayState??><input type="hidden" name="RelayState" value="${samlPost.relayState}"></#if>
      <div class="actions"><button type="submit" class="button primary">${msg("doContinue")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
