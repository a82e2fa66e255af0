<#-- Something is done, or waits for one more click. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#else>${message.summary}</#if>
  <#elseif section == "form">
    <#if messageHeader??><p class="lead">${message.summary}</p></#if>
    <#if requiredActions?has_content>
    <ul><#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list></ul>
    </#if>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
      <div class="actions"><a class="button primary" href="${pageRedirectUri}">${msg("backToApplication")}</a></div>
      <#elseif actionUri?has_content>
      <div class="actions"><a class="button primary" href="${actionUri}">${msg("proceedWithAction")}</a></div>
      <#elseif (client.baseUrl)?has_content>
      <div class="actions"><a class="button primary" href="${client.baseUrl}">${msg("backToApplication")}</a></div>
      </#if>
    <#else>
    <p class="lead">${msg("info.close")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
