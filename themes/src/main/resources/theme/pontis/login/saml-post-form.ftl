<#--
  Carries a SAML message to the portal (SAML bindings 2.0, 3.5). The script presses the button; without it, the citizen does.
  After a logout that did not reach every portal, nobody presses it before she has read which.
-->
<#import "template.ftl" as layout>
<#import "portals.ftl" as portals>
<@layout.registrationLayout languages=false; section>
  <#if section == "header">
    <#if ended??>${msg("logout.partly")}<#else>${msg("saml.post-form.title")}</#if>
  <#elseif section == "form">
    <#if ended??>
    <@portals.standing portals=ended progress=progress!""/>
    <#else>
    <p class="lead">${msg("saml.post-form.message")}</p>
    </#if>
    <form name="saml-post-binding" action="${samlPost.url}" method="post" class="form"<#if !ended??> data-submit-at-once</#if>>
      <#if samlPost.SAMLRequest??><input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}"></#if>
      <#if samlPost.SAMLResponse??><input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}"></#if>
      <#if samlPost.relayState??><input type="hidden" name="RelayState" value="${samlPost.relayState}"></#if>
      <div class="actions"><button type="submit" class="button primary"><#if ended??>${msg("backToApplication")}<#else>${msg("doContinue")}</#if></button></div>
    </form>
  </#if>
</@layout.registrationLayout>
