<#-- It is done, and this is what follows. -->
<#import "template.ftl" as layout>
<#assign had = ["renewed", "present"]?seq_contains(did)>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("recovery.done." + had?then("had", did) + ".title")}
  <#elseif section == "form">
    <div data-did="${did}"<#if registration??> data-registration="${registration}"</#if><#if codesTo??> data-codes-to="${codesTo}"</#if>>
      <#if stopCode??><p class="lead">${msg("recovery.done.stopcode.lead")}</p><p class="lead" id="stop-code" data-stop-code="${stopCode}"><strong>${stopCode}</strong></p></#if>
      <p class="lead"><#if had>${msg("recovery.told." + did)}<#elseif (registration!"") == "advanced">${msg("recovery.done.password.advanced")}<#else>${msg("recovery.done." + did + ".text")}</#if><#if codesTo??> ${msg("phone.codesTo", codesTo)}</#if></p>
    </div>
    <form action="${base}" method="get" class="form">
      <div class="actions"><button type="submit" class="button primary">${msg("recovery.done.on")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
