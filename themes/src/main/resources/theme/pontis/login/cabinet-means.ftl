<#-- What the citizen can log in with. Suspending needs one button; what gives more than it takes is done where the proof for it is asked. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#import "places.ftl" as places>
<#function named thing><#return (thing.label?has_content && thing.kind == "phone")?then(msg("cabinet.means.ends", thing.label), msg("cabinet.kind." + thing.kind))></#function>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("cabinet.means.title")}
  <#elseif section == "form">
    <@cabinet.rooms active="means" />
    <@cabinet.done />
    <p class="lead">${msg("cabinet.means.lead")}</p>
    <#if means?has_content>
    <form action="${base}/means" method="post" class="form">
      <@cabinet.token />
      <ul class="entries">
        <#list means as thing>
        <li class="entry" data-means="${thing.kind}" data-standing="${thing.standing}">
          <h2 id="means-${thing?counter}">${named(thing)}</h2>
          <p class="facts">
            <span class="fact<#if !thing.usable> outcome<#else> here</#if>">${msg("cabinet.standing." + thing.standing, cabinet.day(thing.turned!0))}</span>
            <#if thing.level??><span class="fact">${msg("cabinet.means.upto")} <@cabinet.how level=thing.level /></span></#if>
            <span class="fact">${msg("cabinet.means." + thing.registration)}</span>
            <#if thing.since??><span class="fact">${msg("cabinet.means.since")} ${cabinet.day(thing.since)}</span></#if>
            <#if thing.until??><span class="fact">${msg("cabinet.means.until")} ${cabinet.day(thing.until)}</span></#if>
          </p>
          <#if thing.usable><div class="deeds"><button type="submit" class="button small" name="suspend" value="${thing.handle}" aria-describedby="means-${thing?counter}">${msg("cabinet.means.suspend")}</button></div></#if>
        </li>
        </#list>
      </ul>
      <section class="aside" aria-labelledby="all-title">
        <h2 id="all-title">${msg("cabinet.means.all.title")}</h2>
        <p id="all-text">${msg("cabinet.means.all.text")}</p>
        <div class="actions"><button type="submit" class="button secondary" name="everything" value="true" aria-describedby="all-text">${msg("cabinet.means.all")}</button></div>
      </section>
    </form>
    <#else>
    <p class="empty">${msg("cabinet.means.none")}</p>
    </#if>
    <section class="aside" aria-labelledby="more-title">
      <h2 id="more-title">${msg("cabinet.means.more")}</h2>
      <ul class="plain-list">
        <li><a href="${places.of("recovery")}">${msg("cabinet.means.lost")}</a></li>
        <li><a href="${places.of("recovery")}">${msg("cabinet.means.ending")}</a></li>
        <li><a href="${places.of("registration")}">${msg("cabinet.means.add")}</a></li>
      </ul>
    </section>
  </#if>
</@layout.registrationLayout>
