<#-- It is done, and this is what follows. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("recovery.done." + did + ".title")}
  <#elseif section == "form">
    <div data-did="${did}">
      <#if stopCode??><p class="lead">${msg("recovery.done.stopcode.lead")}</p><p class="lead" id="stop-code" data-stop-code="${stopCode}"><strong>${stopCode}</strong></p></#if>
      <p class="lead">${msg("recovery.done." + did + ".text")}</p>
    </div>
    <form action="${base}" method="get" class="form">
      <div class="actions"><button type="submit" class="button primary">${msg("recovery.done.on")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
