<#-- What she was logged in with is suspended, so she is out. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<@layout.registrationLayout displayMessage=false languages=false; section>
  <#if section == "header">
    ${msg("cabinet.suspended.out")}
  <#elseif section == "form">
    <div role="status" data-told="suspended"><p class="lead">${msg("cabinet.suspended.out.lead")}</p></div>
    <p class="help-link"><a href="${places.of("recovery")}">${msg("cabinet.notme.recover")}</a></p>
    <form action="${base}" method="get" class="form"><div class="actions"><button type="submit" class="button secondary">${msg("cabinet.again")}</button></div></form>
  </#if>
</@layout.registrationLayout>
