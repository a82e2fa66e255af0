<#-- The citizen has left her cabinet, and with it every portal that could be told. -->
<#import "template.ftl" as layout>
<#import "portals.ftl" as portals>
<@layout.registrationLayout displayMessage=false languages=false; section>
  <#if section == "header">
    ${msg(unreached?has_content?then("logout.partly", "cabinet.left"))}
  <#elseif section == "form">
    <#if unreached?has_content><@portals.unreached names=unreached /><#else><p class="lead">${msg("cabinet.left.lead")}</p></#if>
    <form action="${base}" method="get" class="form"><div class="actions"><button type="submit" class="button secondary">${msg("cabinet.again")}</button></div></form>
  </#if>
</@layout.registrationLayout>
