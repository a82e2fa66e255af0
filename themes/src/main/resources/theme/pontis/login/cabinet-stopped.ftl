<#-- Whoever it was is out. What happened, and what happens next. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#import "portals.ftl" as portals>
<#import "places.ftl" as places>
<@layout.registrationLayout displayMessage=false languages=false; section>
  <#if section == "header">
    ${msg("cabinet.notme.done")}
  <#elseif section == "form">
    <div role="status" data-told="not_me"<#if case??> data-case="${case}"</#if>>
      <p class="lead">${msg("cabinet.notme.done.lead")}<#if out> ${msg("cabinet.notme.next.out")}</#if></p>
      <#if kinds?has_content><p>${msg("cabinet.notme.suspended")} ${cabinet.kinds(kinds)}</p><#else><p>${msg("cabinet.notme.abroad")}</p></#if>
    </div>
    <#if told?has_content>
    <p id="told">${msg("cabinet.notme.portals")}</p>
    <@portals.told portals=told label="told" />
    </#if>
    <h2>${msg("cabinet.notme.next")}</h2>
    <ul>
      <#if case??><li>${msg("cabinet.notme.next.1", case)}</li></#if>
      <li>${msg("cabinet.notme.next.2")}</li>
      <#if kinds?has_content><li>${msg("cabinet.notme.next.3")} <a href="${places.of("recovery")}">${msg("cabinet.notme.recover")}</a></li></#if>
    </ul>
    <form action="${base}" method="get" class="form"><div class="actions"><button type="submit" class="button secondary">${msg(out?then("cabinet.again", "cabinet.back"))}</button></div></form>
  </#if>
</@layout.registrationLayout>
